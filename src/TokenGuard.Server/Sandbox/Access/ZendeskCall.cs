using System.Globalization;
using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.Accounts;
using TokenGuard.Server.Sandbox.Audit;
using TokenGuard.Server.Sandbox.Http;
using TokenGuard.Server.Sandbox.Quirks;

namespace TokenGuard.Server.Sandbox.Access;

/// <summary>A call that passed all checks of its caller.</summary>
internal sealed class ZendeskCall(SandboxState state, SandboxRequest request, Account account, Caller caller)
{
    public SandboxState State => state;

    public SandboxRequest Request => request;

    public Account Account => account;

    public Caller Caller => caller;

    /// <summary>The signed-in user, of an endpoint that takes nobody else.</summary>
    public User User => caller.User ?? throw new RefusalException(ZendeskErrors.Unauthenticated());

    /// <summary>The id in the path.</summary>
    /// <exception cref="RefusalException">It is no number, so there is no such record.</exception>
    public long Id => long.TryParse(request.Part("id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        ? id
        : throw new RefusalException(ZendeskErrors.UnknownRecord());

    public string Url(string path) => $"{request.Origin}/{account.Subdomain}/api/v2/{path}";

    /// <summary>The object that the body holds under a name.</summary>
    /// <exception cref="RefusalException">There is none.</exception>
    public JsonObject Body(string name) => request.Json()?[name] as JsonObject
        ?? throw new RefusalException(ZendeskErrors.Invalid(name, $"{name}: cannot be blank", "BlankValue"));

    /// <summary>A text of the body; null if it is absent or null.</summary>
    /// <exception cref="RefusalException">It is something else.</exception>
    public static string? TextOf(JsonObject body, string name) => body[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) => text,
        _ => throw new RefusalException(ZendeskErrors.Invalid(name, $"{name}: must be a text", "InvalidValue")),
    };

    /// <summary>A list of texts of the body; null if it is absent or null.</summary>
    /// <exception cref="RefusalException">It is something else, one text with blanks for example.</exception>
    public static IReadOnlyList<string>? TextsOf(JsonObject body, string name) => body[name] switch
    {
        null => null,
        JsonArray array when array.All(item => item is JsonValue value && value.TryGetValue(out string? _)) => [.. array.Select(item => (string)item!)],
        _ => throw new RefusalException(ZendeskErrors.Invalid(name, $"{name}: must be a list of texts", "InvalidValue")),
    };

    /// <summary>Names a credential that the call is about.</summary>
    public void Targets(string reference) => request.Targets.Add(reference);

    /// <summary>Says what the call did, in the sandbox's own log and in the account's audit log.</summary>
    public void Did(string change, AuditEntry entry)
    {
        request.Changes.Add(change);
        state.Audit.Add(account, User, entry);
    }

    /// <summary>Carries out a revocation, unless the quirk that only pretends to is on.</summary>
    public void Revoke(Action revocation)
    {
        if (request.Take(QuirkName.RevokeWithoutEffect) is null)
        {
            revocation();
        }
    }
}
