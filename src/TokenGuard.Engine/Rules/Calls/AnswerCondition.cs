namespace TokenGuard.Engine.Rules.Calls;

/// <summary>
/// One question to an answer: <c>status 2xx</c>, <c>json $.user.id is integer</c>, <c>json $.ok == true</c>,
/// <c>header X-Name contains text</c>, <c>body contains text</c>, <c>xml /Error/Code == Expired</c>.
/// </summary>
/// <param name="Place">The part of the answer.</param>
/// <param name="Value">Where it stands; null for status and body.</param>
/// <param name="Comparison">How it is compared.</param>
/// <param name="Operand">What it is compared with: a text, a type, a status such as <c>404</c> or <c>2xx</c>.</param>
public sealed record AnswerCondition(AnswerPlace Place, AnswerValue? Value, AnswerComparison Comparison, string Operand)
{
    private static readonly string[] Types = ["integer", "number", "string", "boolean", "null", "array", "object"];

    /// <exception cref="FormatException">It is no condition.</exception>
    public static AnswerCondition Parse(string text)
    {
        if (text.StartsWith("status ", StringComparison.Ordinal))
        {
            return OfStatus(text[7..].Trim());
        }

        if (text.StartsWith("body contains ", StringComparison.Ordinal))
        {
            return new AnswerCondition(AnswerPlace.Body, null, AnswerComparison.Contains, text[14..]);
        }

        foreach (var (word, comparison) in new[] { (" == ", AnswerComparison.Equal), (" contains ", AnswerComparison.Contains), (" is ", AnswerComparison.Is) })
        {
            var sign = IndexOutsideBrackets(text, word);
            if (sign > 0)
            {
                var value = AnswerValue.Parse(text[..sign]);
                var operand = text[(sign + word.Length)..].Trim();
                return comparison != AnswerComparison.Is || (value.Place == AnswerPlace.Json && Types.Contains(operand))
                    ? new AnswerCondition(value.Place, value, comparison, operand)
                    : throw new FormatException($"'{operand}' is no type of JSON; expected one of {string.Join(", ", Types)}");
            }
        }

        return text.EndsWith(" exists", StringComparison.Ordinal)
            ? OfPresence(AnswerValue.Parse(text[..^7]))
            : throw new FormatException($"'{text}' is no condition; expected 'status N', 'json PATH is TYPE', 'json PATH == VALUE', 'header NAME contains VALUE', 'body contains TEXT' or the like");
    }

    private static AnswerCondition OfPresence(AnswerValue value) => new(value.Place, value, AnswerComparison.Exists, "");

    private static AnswerCondition OfStatus(string status) =>
        status.Length == 3 && status[0] is >= '1' and <= '5' && (status[1..] == "xx" || status.All(c => c is >= '0' and <= '9'))
            ? new AnswerCondition(AnswerPlace.Status, null, AnswerComparison.Equal, status)
            : throw new FormatException($"'{status}' is no status; expected a number such as 401, or 4xx");

    private static int IndexOutsideBrackets(string text, string word)
    {
        var depth = 0;
        for (var i = 0; i + word.Length <= text.Length; i++)
        {
            depth += text[i] switch { '[' => 1, ']' => -1, _ => 0 };
            if (depth == 0 && string.CompareOrdinal(text, i, word, 0, word.Length) == 0)
            {
                return i;
            }
        }

        return -1;
    }
}
