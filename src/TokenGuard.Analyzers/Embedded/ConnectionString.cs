using TokenGuard.Analyzers.Names;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Embedded;

/// <summary>
/// Finds passwords and access keys in connection strings of all kinds: pairs of keys and values with semicolons,
/// commas (StackExchange.Redis), blanks (libpq) or ampersands (forms and queries) between them.
/// </summary>
internal static class ConnectionString
{
    private const int LongestKey = 40;
    private const int ShortestToken = 8;

    public static IEnumerable<EmbeddedCredential> Find(string text)
    {
        bool? isConnection = null;
        for (var equals = text.IndexOf('='); equals >= 0; equals = text.IndexOf('=', equals + 1))
        {
            if (!ConnectionKey.MayEndWith(text.AsSpan(0, equals)))
            {
                continue;
            }

            var pair = Pair.At(text, equals);
            if (pair.IsBounded && IsSecret(pair, isConnection ??= IsConnection(text)))
            {
                var rule = RuleOf(text, pair);
                yield return new(pair.Start, pair.Value, pair.Key, rule, rule == EmbeddedRules.ConnectionStringPassword ? NameOf(pair, isConnection ??= IsConnection(text)) : null);
                equals = pair.Start + pair.Value.Length - 1;
            }
        }
    }

    private static string RuleOf(string text, in Pair pair) =>
        !pair.IsInQuery || text.IndexOf("://", 0, pair.Start, StringComparison.Ordinal) < 0 ? EmbeddedRules.ConnectionStringPassword
        : ConnectionKey.IsPassword(pair.Key) ? EmbeddedRules.UrlPassword
        : EmbeddedRules.UrlToken;

    /// <summary>The rule speaks of passwords in connection strings; null where that is what it is.</summary>
    private static string? NameOf(in Pair pair, bool isConnection) => (pair.IsInQuery || !isConnection, ConnectionKey.IsPassword(pair.Key) && !pair.Key.EndsWith("secret", StringComparison.OrdinalIgnoreCase)) switch
    {
        (true, true) => "Password in a form",
        (true, false) when !ConnectionKey.IsAccessKey(pair.Key) => "Secret in a form",
        (_, false) => "Key in a connection string",
        _ => null,
    };

    private static bool IsSecret(in Pair pair, bool isConnection)
    {
        if (PlaceholderText.Is(pair.Value) || PlaceholderText.IsCode(pair.Value) || string.Equals(pair.Key, pair.Value, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        if (ConnectionKey.IsAccessKey(pair.Key))
        {
            return pair.Value.Length >= ShortestToken;
        }

        if (!isConnection)
        {
            return pair.StandsAlone && IsOneWord(pair.Value) && (ConnectionKey.IsPassword(pair.Key) || (ConnectionKey.IsToken(pair.Key) && CredentialText.IsToken(pair.Value)));
        }

        return ConnectionKey.IsPassword(pair.Key)
            || (ConnectionKey.IsToken(pair.Key) && pair.Value.Length >= ShortestToken && pair.Value.Any(char.IsDigit) && pair.Value.Any(char.IsLetter));
    }

    private static bool IsOneWord(string value) => !value.Any(char.IsWhiteSpace) && value.IndexOfAny(['(', ')', '[', ']', '{', '}']) < 0;

    /// <summary>Says whether a text holds another key of connection strings, or starts with a host as Redis' do.</summary>
    private static bool IsConnection(string text)
    {
        for (var equals = text.IndexOf('='); equals >= 0; equals = text.IndexOf('=', equals + 1))
        {
            if (Pair.KeysBefore(text, equals).Any(ConnectionKey.IsOther))
            {
                return true;
            }
        }

        var comma = text.IndexOf(',');
        return comma > 0 && text.IndexOf('=') > comma && text.IndexOf(':') < comma && !text.AsSpan(0, comma).Trim().Contains(" ".AsSpan(), StringComparison.Ordinal);
    }

    /// <summary>A key and its value.</summary>
    private readonly struct Pair(string key, int start, string value, bool isBounded, bool standsAlone, bool isInQuery)
    {
        public string Key { get; } = key;

        public int Start { get; } = start;

        public string Value { get; } = value;

        /// <summary>True if the key is a whole word behind something that may separate it from a pair before.</summary>
        public bool IsBounded { get; } = isBounded;

        /// <summary>True if it speaks for itself, as in a form or at the start of a text.</summary>
        public bool StandsAlone { get; } = standsAlone;

        /// <summary>True behind a question mark or an ampersand.</summary>
        public bool IsInQuery { get; } = isInQuery;

        public static Pair At(string text, int equals)
        {
            var keyEnd = SkipBack(text, equals);
            var keyStart = WordStart(text, keyEnd);
            var before = SkipBack(text, keyStart);
            var separator = before == 0 ? ';' : text[before - 1];
            var blank = before < keyStart && separator is not (';' or ',' or '&' or '?' or '\n' or '"' or '\'' or FoldedText.Hole);
            var start = equals + 1;
            while (start < text.Length && text[start] is ' ' or '\t')
            {
                start++;
            }

            var quote = start < text.Length && text[start] is '\'' or '"' ? text[start++] : '\0';
            var end = ValueEnd(text, start, quote, blank ? ' ' : separator);
            return new(
                text[keyStart..keyEnd].TrimStart('-'),
                start,
                text[start..end].TrimEnd(),
                blank || separator is ';' or ',' or '&' or '?' or '\n' or '"' or '\'' or FoldedText.Hole,
                !blank && keyEnd == equals && (before == 0 || separator is '&' or '?' or '\n'),
                !blank && separator is '&' or '?');
        }

        /// <summary>The key before an equals sign: its last word and its last words together, such as <c>User Id</c>.</summary>
        public static IEnumerable<string> KeysBefore(string text, int equals)
        {
            var end = SkipBack(text, equals);
            var start = WordStart(text, end);
            if (start == end)
            {
                yield break;
            }

            yield return text[start..end];
            for (var words = 1; words < 3; words++)
            {
                var before = SkipBack(text, start);
                start = before < start ? WordStart(text, before) : start;
                yield return text[start..end];
            }
        }

        private static int SkipBack(string text, int at)
        {
            while (at > 0 && text[at - 1] is ' ' or '\t')
            {
                at--;
            }

            return at;
        }

        private static int WordStart(string text, int end)
        {
            var start = end;
            while (start > 0 && end - start < LongestKey && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-'))
            {
                start--;
            }

            return start;
        }

        private static int ValueEnd(string text, int start, char quote, char separator)
        {
            var end = start;
            if (quote != '\0' && text.IndexOf(quote, start) is >= 0 and var close)
            {
                return close;
            }

            while (end < text.Length && !Ends(text[end], separator))
            {
                end++;
            }

            // Blanks in a value are those of a sentence behind it, unless a semicolon says where the value ends.
            var blank = text.IndexOf(' ', start, end - start);
            return blank > start && (end >= text.Length || text[end] != ';') ? blank : end;
        }

        private static bool Ends(char c, char separator) => c switch
        {
            ';' or '"' or '<' or '\n' or '\r' or '`' => true,
            '\'' => true,
            ',' => separator == ',',
            '&' or '#' => separator is '&' or '?',
            ' ' => separator == ' ',
            _ => false,
        };
    }
}
