using System.Net;
using TokenGuard.Server.Sandbox.Demo;
using TokenGuard.Server.Sandbox.Http;
using TokenGuard.Server.Sandbox.Log;
using TokenGuard.Server.Sandbox.Quirks;

namespace TokenGuard.Server.Sandbox;

/// <summary>A running sandbox: a server on the loopback address that behaves like Zendesk and, in small, like other providers.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly SandboxState state;

    private SandboxServer(WebApplication application, SandboxState state, IReadOnlyList<DemoCredential> demo)
    {
        this.application = application;
        this.state = state;
        Address = new Uri(application.Urls.Single());
        Seeds = new SandboxSeeds(state);
        Demo = demo;
    }

    /// <summary>As in <c>http://127.0.0.1:8080</c>; an account is below it by its subdomain, a stand-in by its provider.</summary>
    public Uri Address { get; }

    /// <summary>Puts accounts, users and credentials in.</summary>
    public SandboxSeeds Seeds { get; }

    /// <summary>The credentials of the demo accounts; none if the database was there already.</summary>
    public IReadOnlyList<DemoCredential> Demo { get; }

    /// <summary>Every request to a provider that came so far.</summary>
    public RequestLog Requests => state.Log;

    /// <summary>What misbehaves.</summary>
    public QuirkSwitches Quirks => state.Quirks;

    /// <summary>The sandbox's time, which goes on from where it is set.</summary>
    public DateTimeOffset Now
    {
        get => state.Clock.Now;
        set => state.Clock.Now = value;
    }

    /// <exception cref="IOException">The port is taken.</exception>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">The database cannot be opened.</exception>
    public static async Task<SandboxServer> StartAsync(SandboxOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        var state = new SandboxState(options, clock);
        try
        {
            var demo = options.Demo && state.Accounts.IsEmpty ? FillDemo(state) : [];
            var application = Build(options, state);
            await application.StartAsync(cancellation);
            return new SandboxServer(application, state, demo);
        }
        catch
        {
            state.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        state.Dispose();
    }

    internal static IReadOnlyList<DemoCredential> FillDemo(SandboxState state) =>
        state.Database.InTransaction(() => new DemoAccounts(new SandboxSeeds(state), state.Clock.Now).Fill());

    private static WebApplication Build(SandboxOptions options, SandboxState state)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        builder.Services.AddRoutingCore();
        var application = builder.Build();
        application.Use(LoopbackNames.Guard);
        application.Use(JsonSuffix.Remove);
        application.UseRouting();
        SandboxRoutes.Map(application, state);
        return application;
    }
}
