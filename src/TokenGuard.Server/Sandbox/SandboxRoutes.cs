using TokenGuard.Server.Sandbox.Access;
using TokenGuard.Server.Sandbox.Accounts;
using TokenGuard.Server.Sandbox.Audit;
using TokenGuard.Server.Sandbox.Control;
using TokenGuard.Server.Sandbox.Http;
using TokenGuard.Server.Sandbox.OAuth;
using TokenGuard.Server.Sandbox.StandIns;
using TokenGuard.Server.Sandbox.Tokens;

namespace TokenGuard.Server.Sandbox;

/// <summary>All that the server answers to.</summary>
internal static class SandboxRoutes
{
    public static void Map(WebApplication application, SandboxState state)
    {
        var pipeline = new RequestPipeline(state.Database, state.Quirks, state.Log, state.Clock);
        MapZendesk(new ZendeskRoutes(application, pipeline, new EndpointGate(state)));
        MapStandIns(new StandInRoutes(application, pipeline, state.StandIns));
        ControlEndpoints.Map(application.MapGroup("/sandbox"), state);
    }

    private static void MapZendesk(ZendeskRoutes routes)
    {
        AccountEndpoints.Map(routes);
        UserEndpoints.Map(routes);
        TicketEndpoints.Map(routes);
        ApiTokenEndpoints.Map(routes);
        OAuthTokenEndpoints.Map(routes);
        OAuthClientEndpoints.Map(routes);
        GlobalClientEndpoints.Map(routes);
        AuditLogEndpoints.Map(routes);
        GrantEndpoint.Map(routes);
        AuthorizePage.Map(routes);
        routes.MapUnknown();
    }

    private static void MapStandIns(StandInRoutes routes)
    {
        GitHubEndpoints.Map(routes);
        GitLabEndpoints.Map(routes);
        SlackEndpoints.Map(routes);
        OAuthServerEndpoints.Map(routes);
    }
}
