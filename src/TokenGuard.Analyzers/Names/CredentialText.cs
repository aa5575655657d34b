using System.Text;
using TokenGuard.Engine.Checks;

namespace TokenGuard.Analyzers.Names;

/// <summary>Judges whether a text that stands where a credential belongs is one.</summary>
internal static class CredentialText
{
    private const int ShortestToken = 8;
    private const int LongestValue = 4096;
    private const double MostWords = 0.75;

    /// <summary>True for every text but empty ones and those that stand for a value: for places where nothing else makes sense.</summary>
    public static bool IsGiven(string value)
    {
        var trimmed = value.Trim();
        return trimmed.Length > 1 && trimmed.Length <= LongestValue && !IsTemplate(trimmed);
    }

    /// <summary>True for what may be a password, however weak, where only a name says that it is one.</summary>
    public static bool IsPassword(string value) => IsGiven(value) && !IsProse(value) && !IsIdentifier(value) && !IsJoinedWords(value) && !IsAddressOrCode(value);

    /// <summary>True for what may be a token, key or machine's secret, where only a name says that it is one.</summary>
    public static bool IsToken(string value)
    {
        if (value.Length < ShortestToken || value.Any(char.IsWhiteSpace) || !IsPassword(value))
        {
            return false;
        }

        var digits = value.Count(char.IsDigit);
        var letters = value.Count(char.IsLetter);
        return digits >= 1 && letters >= 2 && WordLikeness.Share(Encoding.UTF8.GetBytes(value)) < MostWords;
    }

    /// <summary>True for letters and digits together.</summary>
    public static bool IsMixed(string value) => value.Any(char.IsDigit) && value.Any(char.IsLetter);

    /// <summary>Placeholders: templates, variables, masks and words such as "changeme".</summary>
    private static bool IsTemplate(string value)
    {
        if (value[0] is '<' or '{' or '[' or '$' or '%' or '@' && value.Length > 1 && IsClosed(value))
        {
            return true;
        }

        return value.IndexOf(Values.FoldedText.Hole) >= 0
            || value.Contains("{0}")
            || InstructionText.Is(value)
            || EmulatorKey.IsIn(value)
            || value.Equals("replace", StringComparison.OrdinalIgnoreCase)
            || value.All(c => c is '*' or '.' or '•' or 'x' or 'X' or '?' or '-' or '_' or '#' or '…')
            || PlaceholderCheck.ReasonFor(Encoding.UTF8.GetBytes(value), publicPrefix: 0) is "a placeholder" or "the name of a variable";
    }

    private static bool IsClosed(string value) => (value[0], value[^1]) switch
    {
        ('<', '>') or ('{', '}') or ('[', ']') or ('%', '%') or ('@', '@') => true,
        ('$', _) => value.Length > 1 && value[1] is '{' or '(' or '[',
        ('@', ')') => value.StartsWith("@Microsoft.", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    /// <summary>Three words and more, or two without a digit: a label or a message.</summary>
    private static bool IsProse(string value)
    {
        var words = value.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && (words.Length > 3 || !value.Any(char.IsDigit));
    }

    /// <summary>Ids of features and resources: words joined by hyphens, and a number among them.</summary>
    private static bool IsJoinedWords(string value) => Randomness.IsJoinedWords(Encoding.UTF8.GetBytes(value));

    /// <summary>Names of things, such as <c>NewPassword</c>, <c>user_password</c> or <c>Login.Password.Label</c>.</summary>
    private static bool IsIdentifier(string value)
    {
        if (value.Any(c => !char.IsLetter(c) && c is not ('_' or '-' or '.' or ':' or '/' or ' ')))
        {
            return false;
        }

        var words = NameWords.Split(value);
        return words.Any(IsCredentialWord) || (words.Count > 1 && value.IndexOfAny(['.', ':', '/', '_', '-']) > 0);
    }

    private static bool IsCredentialWord(string word) => word is
        "password" or "passwords" or "passwd" or "pwd" or "pass" or "passphrase" or "secret" or "secrets" or "token" or "tokens" or "key" or "credential" or "credentials"
        or "bearer" or "basic" or "login" or "user" or "username" or "passwort" or "kennwort" or "auth" or "authorization" or "string" or "text" or "none" or "null";

    private static bool IsAddressOrCode(string value) =>
        value.Contains("://")
        || value[0] is '/' or '~' or '^' or '#' && value.Length > 1 && char.IsLetter(value[1])
        || value.StartsWith("\\", StringComparison.Ordinal)
        || value.StartsWith("~/", StringComparison.Ordinal)
        || value.StartsWith("urn:", StringComparison.OrdinalIgnoreCase)
        || value.IndexOfAny(['<', '>', '\n']) >= 0
        || value.Contains("{") || value.Contains("(?") || value.Contains("\\d") || value.Contains("\\w") || value.Contains("[^");
}
