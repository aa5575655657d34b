using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.Access;
using TokenGuard.Server.Sandbox.Audit;
using TokenGuard.Server.Sandbox.Http;
using TokenGuard.Server.Sandbox.Tokens;

namespace TokenGuard.Server.Sandbox.OAuth;

/// <summary>The OAuth clients of an account: <c>oauth/clients</c>.</summary>
internal static class OAuthClientEndpoints
{
    public static void Map(ZendeskRoutes routes)
    {
        var rule = new EndpointRule(Permission.Admin);
        routes.Map("GET", "oauth/clients", rule, call => List(call, _ => true));
        routes.Map("GET", "users/me/oauth/clients", rule, call => List(call, client => client.UserId == call.User.Id));
        routes.Map("POST", "oauth/clients", rule, Create);
        routes.Map("GET", "oauth/clients/{id}", rule, call => One(StatusCodes.Status200OK, call, Find(call)));
        routes.Map("PUT", "oauth/clients/{id}", rule, Update);
        routes.Map("PUT", "oauth/clients/{id}/generate_secret", rule, GenerateSecret);
        routes.Map("DELETE", "oauth/clients/{id}", rule, Delete);
    }

    private static Answer List(ZendeskCall call, Func<OAuthClient, bool> isShown) => Paging.Page(call, "clients",
        [.. call.State.OAuthClients.List(call.Account.Id, global: false).Where(isShown).Select(client => client.ToJson(UrlOf(call, client)))]);

    private static Answer Create(ZendeskCall call)
    {
        var body = call.Body("client");
        var name = ZendeskCall.TextOf(body, "name");
        var identifier = ZendeskCall.TextOf(body, "identifier");
        if (string.IsNullOrWhiteSpace(name) || string.IsNullOrWhiteSpace(identifier))
        {
            var missing = string.IsNullOrWhiteSpace(name) ? "name" : "identifier";
            return ZendeskErrors.Invalid(missing, $"{missing}: cannot be blank", "BlankValue");
        }

        if (call.State.OAuthClients.Find(call.Account.Id, identifier) is not null)
        {
            return ZendeskErrors.Invalid("identifier", "identifier: has already been taken", "DuplicateValue");
        }

        var secret = call.State.Values.Next(TokenValues.ClientSecret);
        var client = call.State.OAuthClients.Find(call.Account.Id, call.State.OAuthClients.Add(call.Account.Id, call.User.Id, secret, new OAuthClientSeed(call.Account.Subdomain, identifier)
        {
            Name = name,
            Company = ZendeskCall.TextOf(body, "company"),
            Description = ZendeskCall.TextOf(body, "description"),
            Confidential = IsConfidential(body),
            RedirectUris = ZendeskCall.TextsOf(body, "redirect_uri") ?? [],
            AllowedScopes = ZendeskCall.TextsOf(body, "scopes"),
        }))!;
        call.Targets(client.Reference);
        call.Did($"{client.Reference} created", Entry("create", client, "Created"));
        return One(StatusCodes.Status201Created, call, client, secret);
    }

    private static Answer Update(ZendeskCall call)
    {
        var client = Find(call);
        var body = call.Body("client");
        var changed = client with
        {
            Name = ZendeskCall.TextOf(body, "name") ?? client.Name,
            Company = ZendeskCall.TextOf(body, "company") ?? client.Company,
            Description = ZendeskCall.TextOf(body, "description") ?? client.Description,
            RedirectUris = ZendeskCall.TextsOf(body, "redirect_uri") ?? client.RedirectUris,
            AllowedScopes = ZendeskCall.TextsOf(body, "scopes") ?? client.AllowedScopes,
        };
        call.State.OAuthClients.Change(changed);
        call.Did($"{client.Reference} changed", Entry("update", client, "Changed"));
        return One(StatusCodes.Status200OK, call, call.State.OAuthClients.Find(call.Account.Id, client.Id)!);
    }

    /// <summary>The old secret is dead at once; tokens that were issued with it live on.</summary>
    private static Answer GenerateSecret(ZendeskCall call)
    {
        var client = Find(call);
        var secret = call.State.Values.Next(TokenValues.ClientSecret);
        call.Revoke(() =>
        {
            call.State.OAuthClients.ChangeSecret(client.Id, secret);
            call.Did($"{client.Reference} got a new secret", Entry("update", client, "Secret changed"));
        });
        return One(StatusCodes.Status200OK, call, call.State.OAuthClients.Find(call.Account.Id, client.Id)!, secret);
    }

    private static Answer Delete(ZendeskCall call)
    {
        var client = Find(call);
        call.Revoke(() =>
        {
            call.State.OAuthClients.Delete(client.Id);
            call.Did($"{client.Reference} deleted", Entry("destroy", client, "Deleted"));
        });
        return Answer.Empty(StatusCodes.Status204NoContent);
    }

    private static OAuthClient Find(ZendeskCall call)
    {
        call.Targets(OAuthClient.ReferenceTo(call.Id));
        return call.State.OAuthClients.Find(call.Account.Id, call.Id) is { Global: false } client
            ? client
            : throw new RefusalException(ZendeskErrors.UnknownRecord());
    }

    private static bool IsConfidential(JsonObject body) => ZendeskCall.TextOf(body, "kind") switch
    {
        null or "confidential" => true,
        "public" => false,
        _ => throw new RefusalException(ZendeskErrors.Invalid("kind", "kind: must be public or confidential", "InvalidValue")),
    };

    private static AuditEntry Entry(string action, OAuthClient client, string change) => new(action, "oauth_client", client.Id, client.Name, change);

    private static string UrlOf(ZendeskCall call, OAuthClient client) => call.Url($"oauth/clients/{client.Id}.json");

    private static Answer One(int status, ZendeskCall call, OAuthClient client, string? secret = null) =>
        Answer.Json(status, new JsonObject { ["client"] = client.ToJson(UrlOf(call, client), secret) });
}
