using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.Access;
using TokenGuard.Server.Sandbox.Http;

namespace TokenGuard.Server.Sandbox.OAuth;

/// <summary>The provider's own clients: <c>oauth/global_clients</c>, to look at and nothing more.</summary>
internal static class GlobalClientEndpoints
{
    public static void Map(ZendeskRoutes routes)
    {
        var rule = new EndpointRule(Permission.Admin);
        routes.Map("GET", "oauth/global_clients", rule, List);
        routes.Map("GET", "oauth/global_clients/token_summary", rule, Summary);
        routes.Map("GET", "oauth/global_clients/{id}", rule, Show);
    }

    private static Answer List(ZendeskCall call) => Paging.Page(call, "global_clients",
        [.. call.State.OAuthClients.List(call.Account.Id, global: true).Select(client => client.ToJson(UrlOf(call, client)))]);

    private static Answer Show(ZendeskCall call) => call.State.OAuthClients.Find(call.Account.Id, call.Id) is { Global: true } client
        ? Answer.Json(StatusCodes.Status200OK, new JsonObject { ["global_client"] = client.ToJson(UrlOf(call, client)) })
        : ZendeskErrors.UnknownRecord();

    /// <summary>How many tokens each of them has; no source shows the body, so its form is ours.</summary>
    private static Answer Summary(ZendeskCall call)
    {
        var withExpired = call.Request.QueryValue("include_expired") == "true";
        var wanted = call.Request.QueryValue("global_client_id");
        var tokens = call.State.OAuthTokens.List(call.Account.Id).Where(token => withExpired || token.IsLive(call.State.Clock.Now)).ToList();
        return Answer.Json(StatusCodes.Status200OK, new JsonObject
        {
            ["token_summary"] = new JsonArray(
            [
                .. from client in call.State.OAuthClients.List(call.Account.Id, global: true)
                   where wanted is null || wanted == $"{client.Id}"
                   select new JsonObject { ["global_client_id"] = client.Id, ["count"] = tokens.Count(token => token.ClientId == client.Id) },
            ]),
        });
    }

    private static string UrlOf(ZendeskCall call, OAuthClient client) => call.Url($"oauth/global_clients/{client.Id}.json");
}
