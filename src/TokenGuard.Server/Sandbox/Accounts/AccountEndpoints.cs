using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.Access;
using TokenGuard.Server.Sandbox.Http;

namespace TokenGuard.Server.Sandbox.Accounts;

/// <summary>What an account tells everybody: <c>locales</c> and <c>accounts/available</c>.</summary>
internal static class AccountEndpoints
{
    public static void Map(ZendeskRoutes routes)
    {
        var everybody = new EndpointRule(Permission.Everybody);
        routes.Map("GET", "locales", everybody, _ => Answer.Json(StatusCodes.Status200OK, new JsonObject
        {
            ["locales"] = new JsonArray(new JsonObject { ["id"] = 1, ["locale"] = "en-US", ["name"] = "English" }),
        }));
        routes.Map("GET", "accounts/available", everybody, call => Answer.Json(StatusCodes.Status200OK, new JsonObject
        {
            ["success"] = call.State.Accounts.Find(call.Request.QueryValue("subdomain") ?? "") is null,
        }));
    }
}
