using System.Text;
using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Rules;

/// <summary>A wrong way to authenticate that people take for right: a <c>[[provider.scheme]]</c>.</summary>
public sealed record SchemeAdvice
{
    /// <summary>The scheme word in the header <c>Authorization</c>.</summary>
    public required string Scheme { get; init; }

    /// <summary>The base of the API that it speaks of; null for all of the provider's.</summary>
    public string? Base { get; init; }

    /// <summary>Pattern that is found in the credential of a wrong call; null for any credential.</summary>
    public string? Value { get; init; }

    /// <summary>Pattern that is found in the credential of a right call; null for none.</summary>
    public string? Unless { get; init; }

    /// <summary>One sentence: what is wrong and what is right.</summary>
    public required string Message { get; init; }

    /// <summary>Says whether a call is wrong in this way.</summary>
    /// <param name="scheme">Its scheme word, in any case.</param>
    /// <param name="credential">The text behind it; that of Basic decoded.</param>
    public bool Applies(string scheme, string credential) =>
        string.Equals(Scheme, scheme, StringComparison.OrdinalIgnoreCase)
        && (Value is null || Stands(Value, credential))
        && (Unless is null || !Stands(Unless, credential));

    private static bool Stands(string pattern, string credential) =>
        new PatternSearch(Pattern.Parse(pattern)).TryNext(Encoding.UTF8.GetBytes(credential), 0, out _);
}
