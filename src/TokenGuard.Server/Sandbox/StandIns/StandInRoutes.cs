using TokenGuard.Server.Sandbox.Http;

namespace TokenGuard.Server.Sandbox.StandIns;

/// <summary>Where the stand-ins for other providers register their endpoints.</summary>
internal sealed class StandInRoutes(IEndpointRouteBuilder routes, RequestPipeline pipeline, StandInStore tokens)
{
    public void Map(string method, string path, Func<StandInStore, SandboxRequest, Answer> endpoint) =>
        routes.MapMethods(path, [method], context => pipeline.RunAsync(context, request => endpoint(tokens, request)));
}
