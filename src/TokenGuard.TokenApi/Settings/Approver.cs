namespace TokenGuard.TokenApi.Settings;

/// <summary>A person who may approve revocations.</summary>
/// <param name="Identity">A name without spaces, such as an e-mail address.</param>
/// <param name="PublicKey">The key as in an <c>authorized_keys</c> file: type and base64 text.</param>
public sealed record Approver(string Identity, string PublicKey);
