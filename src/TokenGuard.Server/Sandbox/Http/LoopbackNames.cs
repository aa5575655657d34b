using System.Net;

namespace TokenGuard.Server.Sandbox.Http;

/// <summary>Turns away what a page in a browser sends under a name of its own: only this machine's names are the sandbox's.</summary>
internal static class LoopbackNames
{
    public static Task Guard(HttpContext context, RequestDelegate next)
    {
        var host = context.Request.Host.Host;
        if (host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return Task.CompletedTask;
    }
}
