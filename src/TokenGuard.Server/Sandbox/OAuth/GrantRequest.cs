using System.Globalization;
using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.Http;

namespace TokenGuard.Server.Sandbox.OAuth;

/// <summary>The parameters of a grant, from a JSON body or a form.</summary>
internal sealed class GrantRequest(SandboxRequest request)
{
    private static readonly (int Above, int Below) AccessLifetime = (300, 172_800);
    private static readonly (int Above, int Below) RefreshLifetime = (604_800, 7_776_000);
    private const int UsualRefreshLifetime = 2_592_000;

    private readonly JsonObject? json = request.Json();
    private readonly IReadOnlyDictionary<string, Microsoft.Extensions.Primitives.StringValues> form = request.Form();

    /// <summary>One with blanks between them, or none.</summary>
    public IReadOnlyList<string> Scopes => this["scope"]?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>How long the access token is asked to live, in seconds; null if the caller leaves it open.</summary>
    public int? ExpiresIn => Lifetime("expires_in", AccessLifetime) is not { } asked || asked < RefreshExpiresIn
        ? Lifetime("expires_in", AccessLifetime)
        : throw GrantErrors.InvalidRequest("expires_in must be less than refresh_token_expires_in");

    public int RefreshExpiresIn => Lifetime("refresh_token_expires_in", RefreshLifetime) ?? UsualRefreshLifetime;

    public string? this[string name] => form.TryGetValue(name, out var value)
        ? value.ToString()
        : json?[name] is JsonValue item ? item.ToString() : null;

    /// <exception cref="RefusalException">It is absent.</exception>
    public string Require(string name) => this[name] ?? throw GrantErrors.InvalidRequest($"{name} is missing");

    private int? Lifetime(string name, (int Above, int Below) limits) => this[name] is not { } text
        ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > limits.Above && seconds < limits.Below
            ? seconds
            : throw GrantErrors.InvalidRequest($"{name} must be more than {limits.Above} and less than {limits.Below} seconds");
}
