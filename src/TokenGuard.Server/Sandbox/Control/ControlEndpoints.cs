using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.Accounts;
using TokenGuard.Server.Sandbox.OAuth;
using TokenGuard.Server.Sandbox.Quirks;
using TokenGuard.Server.Sandbox.StandIns;
using TokenGuard.Server.Sandbox.Tokens;

namespace TokenGuard.Server.Sandbox.Control;

/// <summary>The sandbox's own API, below <c>/sandbox</c>: clock, seeds, quirks, the request log. Its requests are not logged.</summary>
internal static class ControlEndpoints
{
    public static void Map(RouteGroupBuilder routes, SandboxState state)
    {
        var seeds = new SandboxSeeds(state);
        MapClock(routes, state, seeds);
        MapSeed<AccountSeed>(routes, "accounts", seed => Done(() => seeds.Put(seed)));
        MapSeed<UserSeed>(routes, "users", seed => new JsonObject { ["id"] = seeds.Put(seed) });
        MapSeed<ApiTokenSeed>(routes, "api_tokens", seeds.Add);
        MapSeed<OAuthClientSeed>(routes, "oauth_clients", seeds.Add);
        MapSeed<OAuthTokenSeed>(routes, "oauth_tokens", seeds.Add);
        MapSeed<StandInSeed>(routes, "stand_in_tokens", seeds.Add);
        MapQuirks(routes, state.Quirks);
        routes.MapMethods("credentials", ["GET"], context => AnswerAsync(context, seeds.Credentials()));
        routes.MapMethods("requests", ["GET"], context => AnswerAsync(context, state.Log.Read(AfterIn(context))));
        routes.MapMethods("reset", ["POST"], context =>
        {
            state.Clear();
            return AnswerAsync(context, state.Options.Demo ? SandboxServer.FillDemo(state) : []);
        });
    }

    private static void MapClock(RouteGroupBuilder routes, SandboxState state, SandboxSeeds seeds)
    {
        routes.MapMethods("clock", ["GET"], context => AnswerAsync(context, new ClockSetting(state.Clock.Now)));
        routes.MapMethods("clock", ["PUT"], context => ReadAsync<ClockSetting>(context, setting =>
        {
            state.Clock.Now = setting.Now;
            seeds.RetireIdleTokens();
            return new ClockSetting(state.Clock.Now);
        }));
    }

    private static void MapQuirks(RouteGroupBuilder routes, QuirkSwitches quirks)
    {
        routes.MapMethods("quirks", ["GET"], context => AnswerAsync(context, quirks.All));
        routes.MapMethods("quirks", ["POST"], context => ReadAsync<Quirk>(context, quirk => Done(() => quirks.On(quirk))));
        routes.MapMethods("quirks", ["DELETE"], context =>
        {
            quirks.Clear();
            return AnswerAsync(context, quirks.All);
        });
        routes.MapMethods("quirks/{name}", ["DELETE"], context =>
        {
            if (Quirk.NameOf(context.Request.RouteValues["name"]?.ToString() ?? "") is { } name)
            {
                quirks.Off(name);
                return AnswerAsync(context, quirks.All);
            }

            return RefuseAsync(context, "no quirk is called so");
        });
    }

    private static void MapSeed<T>(RouteGroupBuilder routes, string path, Func<T, object> put) =>
        routes.MapMethods(path, ["POST"], context => ReadAsync(context, put));

    private static long AfterIn(HttpContext context) =>
        long.TryParse(context.Request.Query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : 0;

    private static JsonObject Done(Action action)
    {
        action();
        return new JsonObject();
    }

    private static async Task ReadAsync<T>(HttpContext context, Func<T, object> act)
    {
        object result;
        try
        {
            var value = await JsonSerializer.DeserializeAsync<T>(context.Request.Body, ControlJson.Options, context.RequestAborted);
            result = act(value ?? throw new SeedException("the body must be an object"));
        }
        catch (Exception failure) when (failure is JsonException or SeedException)
        {
            await RefuseAsync(context, failure.Message);
            return;
        }

        await AnswerAsync(context, result);
    }

    private static Task RefuseAsync(HttpContext context, string message)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return AnswerAsync(context, new JsonObject { ["error"] = message });
    }

    private static Task AnswerAsync<T>(HttpContext context, T value)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return JsonSerializer.SerializeAsync(context.Response.Body, value, ControlJson.Options, context.RequestAborted);
    }
}
