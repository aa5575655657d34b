using TokenGuard.Engine;

namespace TokenGuard.TokenApi.Zendesk.Models;

/// <summary>What was just created, with its value, which Zendesk shows this one time.</summary>
/// <param name="Token">The token or client.</param>
/// <param name="Value">The value of the token, or the secret of the client.</param>
public sealed record NewToken<T>(T Token, Secret Value);
