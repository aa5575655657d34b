namespace TokenGuard.Server.Sandbox.Log;

/// <summary>What the sandbox knows of one request: the truth that a client's own records are held against. No secret is in it.</summary>
/// <param name="Order">1, 2, 3 … in the order of effects.</param>
/// <param name="At">The sandbox's time.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Without its query; long segments are masked.</param>
/// <param name="Status">What was, or would have been, answered; 0 if the connection ended before anything was done.</param>
/// <param name="Credential">The credential that was presented, dead or alive, as in <c>oauth_token:7000000003</c>; null if there was none or an unknown one.</param>
/// <param name="Targets">The credentials that the request was about, dead or alive.</param>
/// <param name="Changes">What it did, as in <c>oauth_token:7000000003 revoked</c>.</param>
/// <param name="Quirks">The quirks that befell it.</param>
public sealed record LoggedRequest(
    long Order,
    DateTimeOffset At,
    string Method,
    string Path,
    int Status,
    string? Credential,
    IReadOnlyList<string> Targets,
    IReadOnlyList<string> Changes,
    IReadOnlyList<string> Quirks);
