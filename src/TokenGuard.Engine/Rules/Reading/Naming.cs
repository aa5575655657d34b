namespace TokenGuard.Engine.Rules.Reading;

/// <summary>The forms of names in rule files.</summary>
internal static class Naming
{
    /// <summary>Lower-case words of letters and digits joined by single hyphens.</summary>
    public static bool IsId(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var joins = text[i] == '-' && i > 0 && i + 1 < text.Length && text[i - 1] != '-';
            if (!joins && !IsLowerOrDigit(text[i]))
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    /// <summary>What may stand in braces in a template: a lower-case letter, then those, digits, - and _.</summary>
    public static bool IsPlaceholder(string text) =>
        text.Length > 0 && text[0] is >= 'a' and <= 'z' && text.All(c => IsLowerOrDigit(c) || c is '-' or '_');

    /// <summary>An environment variable or the path of a configuration key.</summary>
    public static bool IsVariable(string text) =>
        text.Length > 0 && text.All(c => IsLowerOrDigit(c) || c is (>= 'A' and <= 'Z') or '_' or '-' or '.' or ':');

    /// <summary>The first 16 hex digits of a SHA-256, in lower case.</summary>
    public static bool IsSampleHash(string text) => text.Length == 16 && text.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));

    /// <summary>An address that a browser opens.</summary>
    public static bool IsLink(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    public static bool IsLowerOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9');
}
