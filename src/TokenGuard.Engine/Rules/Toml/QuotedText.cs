using System.Text;

namespace TokenGuard.Engine.Rules.Toml;

/// <summary>Text of a file that a message quotes: somebody may have put a token there.</summary>
internal static class QuotedText
{
    private const int Suspicious = 12;
    private const int FewDigits = 2;
    private const int Shown = 4;

    /// <summary>The message with every long word of letters and digits cut to its first four characters.</summary>
    public static string WithoutSecrets(string message)
    {
        var safe = new StringBuilder(message.Length);
        for (var start = 0; start < message.Length;)
        {
            var end = start;
            while (end < message.Length && IsOfWord(message[end]))
            {
                end++;
            }

            if (IsInFileName(message, start))
            {
                safe.Append(message, start, end - start);
            }
            else
            {
                AppendWord(safe, message, start, end);
            }

            if (end < message.Length)
            {
                safe.Append(message[end]);
            }

            start = end + 1;
        }

        return safe.ToString();
    }

    private static void AppendWord(StringBuilder safe, string message, int start, int end)
    {
        int digits = 0, letters = 0;
        for (var i = start; i < end; i++)
        {
            digits += message[i] is >= '0' and <= '9' ? 1 : 0;
            letters += message[i] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') ? 1 : 0;
        }

        if (end - start >= Suspicious && digits >= FewDigits && letters > 0)
        {
            safe.Append(message, start, Shown).Append('…');
        }
        else
        {
            safe.Append(message, start, end - start);
        }
    }

    /// <summary>A message may name another file, whose folders may look like anything.</summary>
    private static bool IsInFileName(string message, int at)
    {
        var end = message.IndexOf(' ', at);
        return message.IndexOf(".toml", at, (end < 0 ? message.Length : end) - at, StringComparison.Ordinal) >= 0;
    }

    private static bool IsOfWord(char letter) =>
        letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '+';
}
