using TokenGuard.Server.Sandbox.Http;

namespace TokenGuard.Server.Sandbox.Access;

/// <summary>Where endpoints of an account register themselves.</summary>
internal sealed class ZendeskRoutes(IEndpointRouteBuilder routes, RequestPipeline pipeline, EndpointGate gate)
{
    /// <summary>An endpoint below <c>/{subdomain}/api/v2/</c>.</summary>
    public void Map(string method, string path, EndpointRule rule, Func<ZendeskCall, Answer> endpoint) =>
        routes.MapMethods($"/{{subdomain}}/api/v2/{path}", [method], context => pipeline.RunAsync(context, request => gate.Enter(request, rule, endpoint)));

    /// <summary>An endpoint beside the API, whose credentials are in the request itself.</summary>
    public void MapOpen(string method, string path, Func<ZendeskCall, Answer> endpoint) =>
        routes.MapMethods($"/{{subdomain}}/{path}", [method], context => pipeline.RunAsync(context, request => gate.Enter(request, rule: null, endpoint)));

    /// <summary>Every other path and method.</summary>
    public void MapUnknown() => routes.Map(
        "/{subdomain}/api/v2/{**path}",
        context => pipeline.RunAsync(context, request => gate.Enter(request, rule: null, _ => ZendeskErrors.UnknownPath())));
}
