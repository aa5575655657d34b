using Microsoft.CodeAnalysis;
using TokenGuard.Analyzers.Text;

namespace TokenGuard.Analyzers.Names;

/// <summary>Judges a value by the name that it stands under.</summary>
internal static class NamedCredential
{
    /// <summary><c>pwd="ab"</c></summary>
    private const int ShortestPair = 8;

    private static readonly char[] Digits = [.. "0123456789"];

    /// <summary>True for a value that logs in: the less its name says, the more it must look like one.</summary>
    public static bool Is(string name, string value) =>
        CredentialName.IsPassword(name) ? CredentialText.IsPassword(value) && !string.Equals(name, value, StringComparison.OrdinalIgnoreCase) && !IsKey(name, value) && !IsInitials(name, value)
        : CredentialName.IsPass(name) ? CredentialText.IsMixed(value) && CredentialText.IsPassword(value) && !string.Equals(value.TrimEnd(Digits), name, StringComparison.OrdinalIgnoreCase)
        : AuthHeader.LogsIn(name) && CredentialText.IsToken(AuthHeader.Credential(value));

    /// <summary>The name by which the code around a text says that it is a credential; null if it does not.</summary>
    /// <param name="operation">The text.</param>
    /// <param name="owner">The member whose code it stands in.</param>
    /// <param name="text">What it says.</param>
    public static string? NameOf(IOperation operation, ISymbol owner, string text)
    {
        var name = ContextName.Of(operation, owner) ?? ComparedName.Of(operation);
        if (name is null || !Is(name, text))
        {
            name = ContextName.OfAlternative(operation);
        }

        return name is not null && Is(name, text) ? name : null;
    }

    /// <summary>The name of a setting that takes a password: <c>KEY_PASSWORD = "s3-password"</c>.</summary>
    private static bool IsKey(string name, string value) =>
        NameWords.Split(name) is { Count: > 1 } words && words[0] is "key" or "option" or "parameter" or "param" or "field" or "setting" && CredentialName.IsPassword(value);

    /// <summary>A short name of the same thing: <c>OneTimePassword = "otp"</c>.</summary>
    private static bool IsInitials(string name, string value) =>
        NameWords.Split(name) is { Count: > 2 } words && value.Equals(new string([.. words.Select(word => word[0])]), StringComparison.OrdinalIgnoreCase);

    /// <summary>JSON, XML, SQL and command lines in a text bring their own names.</summary>
    public static (string Name, string Value)? Inside(string text)
    {
        if (text.Length < ShortestPair || !TextPairs.MayBeIn(text))
        {
            return null;
        }

        foreach (var (name, value) in TextPairs.Find(text))
        {
            if (Is(name, value))
            {
                return (name, value);
            }
        }

        return null;
    }
}
