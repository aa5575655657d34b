namespace TokenGuard.Server.Sandbox.OAuth;

/// <summary>What an authorization code stands for.</summary>
/// <param name="ClientId">The client that it was given to.</param>
/// <param name="UserId">The user who agreed.</param>
/// <param name="Scopes">What the user agreed to.</param>
/// <param name="RedirectUri">Where it was sent.</param>
/// <param name="Challenge">The S256 challenge of its verifier; null if the client sent none.</param>
/// <param name="ExpiresAt">When it dies unused.</param>
internal sealed record AuthorizationCode(
    long ClientId,
    long UserId,
    IReadOnlyList<string> Scopes,
    string RedirectUri,
    string? Challenge,
    DateTimeOffset ExpiresAt);
