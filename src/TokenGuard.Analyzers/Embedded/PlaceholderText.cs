using TokenGuard.Analyzers.Names;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Embedded;

/// <summary>Tells texts that stand for a password from passwords, however weak those are.</summary>
internal static class PlaceholderText
{
    /// <summary>Texts that are, as a whole, a word for what should stand there.</summary>
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "passwd", "pwd", "pass", "passphrase", "passcode", "secret", "token", "key", "apikey", "credential", "credentials", "value", "string", "text",
        "null", "none", "nil", "true", "false", "yes", "no", "empty", "blank", "default", "undefined", "unknown", "todo", "tbd", "tba", "n/a", "na",
        "redacted", "hidden", "masked", "removed", "dummy", "example", "sample", "changeme", "changeit", "x-oauth-basic", "clientsecret", "accesstoken",
        "username", "user", "userpassword", "dbpassword", "databasepassword", "mypassword", "mypass", "mypwd", "thepassword", "somepassword", "newpassword", "oldpassword",
        "autogenerate", "autogenerate,isolateapps",
    };

    /// <summary>Words that make a text a placeholder wherever they stand in it.</summary>
    private static readonly string[] Parts =
    [
        "placeholder", "changeme", "change_me", "change-me", "change_it", "redacted", "your_", "your-", "yourpass", "yourpwd", "yoursecret", "yourstrong", "yourtoken", "yourkey", "yourapi",
        "your ", "insert_", "insert-", "inserthere", "replace_", "replace-", "replaceme", "not_a_real", "notreal", "xxxx", "todo_", "_here", "-here", "<your",
        "${", "{{", "$(", "#{", "%(", "...", "***", "___", "•••", "…", "keyvault",
    ];

    public static bool Is(string value)
    {
        var text = value.Trim();
        return text.Length < 2
            || text.IndexOf(FoldedText.Hole) >= 0
            || Words.Contains(Letters(text))
            || Words.Contains(text)
            || Words.Contains(InSentence(text))
            || IsTemplate(text)
            || IsMask(text)
            || IsVariable(text)
            || InstructionText.Is(text)
            || EmulatorKey.IsIn(text)
            || Parts.Any(part => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);
    }

    /// <summary>True for patterns and calls, which code and messages hold where a password would stand.</summary>
    public static bool IsCode(string value) =>
        value.IndexOf('\\') >= 0 || value.Contains("(?") || value.Contains("[^") || value.Contains("()") || value.Contains(".*") || value.Contains(".+") || value.Contains("=>");

    /// <summary>What stands between marks: <c>{0}</c>, <c>&lt;password&gt;</c>, <c>%PWD%</c>, <c>[hidden]</c>, <c>__PWD__</c>.</summary>
    private static bool IsTemplate(string text) => (text[0], text[^1]) switch
    {
        ('{', _) or ('<', _) => true,
        ('[', ']') or ('(', ')') => true,
        ('%', '%') => text.Length > 2,
        ('%', 's' or 'd' or 'v') => text.Length == 2,
        ('_', '_') => text.StartsWith("__", StringComparison.Ordinal) && text.EndsWith("__", StringComparison.Ordinal),
        _ => text.StartsWith("@Microsoft.", StringComparison.OrdinalIgnoreCase),
    };

    private static bool IsMask(string text) =>
        text.All(c => c is '*' or '.' or 'x' or 'X' or '?' or '-' or '_' or '#' or '=' or '•' or '…');

    /// <summary>Names of variables and parameters: <c>DB_PASSWORD</c>, <c>$password</c>, <c>@password</c>, <c>:pwd</c>.</summary>
    private static bool IsVariable(string text)
    {
        if (text.All(c => c is (>= 'A' and <= 'Z') or '_') && text.IndexOf('_') > 0)
        {
            return true;
        }

        var name = text[1..];
        return text[0] is '$' or '@' or ':' or '%' && (name.All(c => char.IsLetter(c) || c == '_') || name.All(c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_'));
    }

    /// <summary>The word alone, where a sentence or its markup goes on behind it: <c>password=password.&lt;br&gt;</c>.</summary>
    private static string InSentence(string text) => text.Split('<')[0].TrimEnd('.', ',', ':', '!', '?', ')');

    private static string Letters(string text) => text.IndexOfAny(['_', '-', ' ']) < 0 ? text : new([.. text.Where(c => c is not ('_' or '-' or ' '))]);
}
