using Microsoft.CodeAnalysis;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Http;

/// <summary>One place that gives the header Authorization its value.</summary>
/// <param name="Operation">The call or creation that does so; diagnostics stand there.</param>
/// <param name="Scheme">The word before the credential; null if it is not known, empty if there is none.</param>
/// <param name="Credential">The text behind the word, that of Basic as it is before it is encoded, as far as it is known.</param>
/// <param name="Secret">The expression that yields the secret; null if there is none of its own.</param>
/// <param name="Problem">What is wrong with the header whatever the host; null if nothing is.</param>
internal sealed record AuthorizationSetting(IOperation Operation, string? Scheme, FoldedText Credential, IOperation? Secret, string? Problem = null)
{
    /// <summary>The expression that yields the name that logs in with Basic.</summary>
    public IOperation? User { get; init; }
}
