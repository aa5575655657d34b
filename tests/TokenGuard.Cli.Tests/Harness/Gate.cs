using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace TokenGuard.Cli.Tests;

/// <summary>Stands between the program and the sandbox, and calls at the boundaries of its requests.</summary>
internal sealed class Gate : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly Uri sandbox;

    private Gate(Uri sandbox)
    {
        this.sandbox = sandbox;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        application = builder.Build();
        application.Run(PassAsync);
    }

    public Uri Address => new(application.Urls.Single());

    /// <summary>Called with the number of requests so far, before each one is passed on.</summary>
    public Action<int> Before { get; set; } = _ => { };

    /// <summary>Called after its effect and before its answer is passed on.</summary>
    public Action<int> After { get; set; } = _ => { };

    /// <summary>The method of the request that is passed on.</summary>
    public string LastMethod { get; private set; } = "";

    /// <summary>Requests since it was set to 0.</summary>
    public int Requests { get; set; }

    public static async Task<Gate> OpenAsync(Uri sandbox)
    {
        var gate = new Gate(sandbox);
        await gate.application.StartAsync();
        return gate;
    }

    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        http.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        var number = ++Requests;
        LastMethod = context.Request.Method;
        Before(number);
        if (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(sandbox, context.Request.Path + context.Request.QueryString.Value));
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        request.Content = new ByteArrayContent(body.ToArray());
        foreach (var (name, values) in context.Request.Headers.Where(header => header.Key is not "Host"))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                request.Content.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        using var answer = await http.SendAsync(request);
        After(number);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await answer.Content.CopyToAsync(context.Response.Body);
    }
}
