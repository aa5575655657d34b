using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.Access;
using TokenGuard.Server.Sandbox.Audit;
using TokenGuard.Server.Sandbox.Http;
using TokenGuard.Server.Sandbox.Quirks;

namespace TokenGuard.Server.Sandbox.Tokens;

/// <summary>The API tokens of an account: <c>api_tokens</c>.</summary>
internal static class ApiTokenEndpoints
{
    private const int LongestDescription = 255;

    public static void Map(ZendeskRoutes routes)
    {
        var rule = new EndpointRule(Permission.ManagesApis);
        routes.Map("GET", "api_tokens", rule, call => List(WhereTheyAre(call)));
        routes.Map("GET", "api_tokens/{id}", rule, call => Show(WhereTheyAre(call)));
        routes.Map("POST", "api_tokens", rule, call => Create(WhereTheyAre(call)));
        routes.Map("PUT", "api_tokens/{id}", rule, call => Update(WhereTheyAre(call)));
        routes.Map("DELETE", "api_tokens/{id}", rule, call => Delete(WhereTheyAre(call)));
    }

    /// <summary>The resource is not there while token access is off, and gone when all tokens are.</summary>
    private static ZendeskCall WhereTheyAre(ZendeskCall call) => call.Account.TokenAccess && call.State.Clock.Now < ApiTokenRetirement.End
        ? call
        : throw new RefusalException(ZendeskErrors.UnknownRecord());

    /// <summary>All of them at once: this list has no pages.</summary>
    private static Answer List(ZendeskCall call)
    {
        var withUsers = call.Request.QueryValue("include_users") == "true";
        return Answer.Json(StatusCodes.Status200OK, new JsonObject
        {
            ["api_tokens"] = new JsonArray([.. call.State.ApiTokens.List(call.Account.Id).Select(token => withUsers ? WithCreator(call, token) : token.ToJson())]),
        });
    }

    private static JsonObject WithCreator(ZendeskCall call, ApiToken token)
    {
        var json = token.ToJson();
        var creator = call.State.Accounts.FindUser(call.Account.Id, token.UserId);
        json["user_id"] = token.UserId;
        json["user_name"] = creator?.Name;
        json["user_email"] = creator?.Email;
        return json;
    }

    private static Answer Show(ZendeskCall call) => One(StatusCodes.Status200OK, Find(call));

    private static Answer Create(ZendeskCall call)
    {
        if (!ApiTokenRetirement.MayCreate(call.Account.CreatedAt, call.State.Clock.Now))
        {
            return CreationIsOver(call.Request);
        }

        if (call.State.ApiTokens.List(call.Account.Id).Count >= call.Account.TokenCap)
        {
            return ZendeskErrors.Invalid("base", "The account has as many API tokens as it may have", "LimitReached");
        }

        var description = DescriptionIn(call.Body("api_token"));
        var value = call.State.Values.Next(TokenValues.ApiToken);
        var id = call.State.ApiTokens.Add(call.Account.Id, call.User.Id, value, new ApiTokenSeed(call.Account.Subdomain) { Description = description });
        call.Targets(ApiToken.ReferenceTo(id));
        call.Did($"{ApiToken.ReferenceTo(id)} created", Entry("create", id, description, "Created"));
        var json = call.State.ApiTokens.Find(call.Account.Id, id)!.ToJson();
        json["token"] = value;
        return Answer.Json(StatusCodes.Status201Created, new JsonObject { ["api_token"] = json });
    }

    /// <summary>No source tells the status of this refusal: 403 here, 422 by a quirk.</summary>
    private static Answer CreationIsOver(SandboxRequest request)
    {
        const string Message = "API tokens can no longer be created. Use an OAuth client instead.";
        return request.Take(QuirkName.CreationRefusedAsInvalid) is not null
            ? ZendeskErrors.Invalid("base", Message, "CreationDisabled")
            : Answer.Json(StatusCodes.Status403Forbidden, new JsonObject { ["error"] = "Forbidden", ["description"] = Message });
    }

    /// <summary>Only the description and the switch can change.</summary>
    private static Answer Update(ZendeskCall call)
    {
        var token = Find(call);
        var body = call.Body("api_token");
        var active = body["active"] switch
        {
            null => (bool?)null,
            JsonValue value when value.TryGetValue(out bool flag) => flag,
            _ => throw new RefusalException(ZendeskErrors.Invalid("active", "Active: must be true or false", "InvalidValue")),
        };
        if (body.ContainsKey("description"))
        {
            var description = DescriptionIn(body);
            call.State.ApiTokens.Describe(token.Id, description);
            call.Did($"{token.Reference} described", Entry("update", token.Id, description, "Description changed"));
        }

        if (active == false && token.Active)
        {
            call.Revoke(() =>
            {
                call.State.ApiTokens.SetActive(token.Id, active: false);
                call.Did($"{token.Reference} deactivated", Entry("update", token.Id, token.Description, "Active changed from true to false"));
            });
        }
        else if (active == true && !token.Active)
        {
            call.State.ApiTokens.SetActive(token.Id, active: true);
            call.Did($"{token.Reference} reactivated", Entry("update", token.Id, token.Description, "Active changed from false to true"));
        }

        return One(StatusCodes.Status200OK, call.State.ApiTokens.Find(call.Account.Id, token.Id)!);
    }

    private static Answer Delete(ZendeskCall call)
    {
        var token = Find(call);
        call.Revoke(() =>
        {
            call.State.ApiTokens.Delete(token.Id);
            call.Did($"{token.Reference} deleted", Entry("destroy", token.Id, token.Description, "Deleted"));
        });
        return Answer.Empty(StatusCodes.Status204NoContent);
    }

    private static ApiToken Find(ZendeskCall call)
    {
        call.Targets(ApiToken.ReferenceTo(call.Id));
        return call.State.ApiTokens.Find(call.Account.Id, call.Id) ?? throw new RefusalException(ZendeskErrors.UnknownRecord());
    }

    private static string? DescriptionIn(JsonObject body) => ZendeskCall.TextOf(body, "description") switch
    {
        { Length: > LongestDescription } => throw new RefusalException(ZendeskErrors.Invalid("description", "Description: is too long", "ValueTooLong")),
        var text => text,
    };

    private static AuditEntry Entry(string action, long id, string? label, string change) => new(action, "api_token", id, label ?? "", change);

    private static Answer One(int status, ApiToken token) => Answer.Json(status, new JsonObject { ["api_token"] = token.ToJson() });
}
