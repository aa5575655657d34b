using System.Net;

namespace TokenGuard.Server.Sandbox.Http;

/// <summary>Turns away what a page in a browser sends, under a name of its own or from its own: only this machine's names are the sandbox's.</summary>
internal static class LoopbackNames
{
    public static Task Guard(HttpContext context, RequestDelegate next)
    {
        if (!IsHere(context.Request.Host.Host))
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return Task.CompletedTask;
        }

        // Browsers name the page that a request comes from, and other clients name none.
        if (context.Request.Headers.Origin is [{ Length: > 0 } origin, ..] && !(Uri.TryCreate(origin, UriKind.Absolute, out var page) && IsHere(page.Host)))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return next(context);
    }

    private static bool IsHere(string host) =>
        host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
