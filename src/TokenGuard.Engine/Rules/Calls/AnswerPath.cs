using System.Globalization;

namespace TokenGuard.Engine.Rules.Calls;

/// <summary>
/// A path into JSON: <c>$.user.id</c>, <c>$.keys[0]</c>, <c>$.keys[*].id</c>, <c>$["odd name"]</c> and
/// <c>$[access_token.token == {secret}].id</c>, which takes the items that hold a value, or with <c>starts</c> in place
/// of <c>==</c> those that hold its beginning.
/// </summary>
public sealed record AnswerPath(IReadOnlyList<AnswerStep> Steps)
{
    /// <exception cref="FormatException">It is no path.</exception>
    public static AnswerPath Parse(string text)
    {
        if (text.Length == 0 || text[0] != '$')
        {
            throw new FormatException($"the path '{text}' must begin with $");
        }

        var steps = new List<AnswerStep>();
        for (var i = 1; i < text.Length;)
        {
            var end = text[i] switch
            {
                '.' => EndOfName(text, i + 1),
                '[' => text.IndexOf(']', i) is > 0 and var close ? close + 1 : throw new FormatException($"the path '{text}' does not close a bracket"),
                _ => throw new FormatException($"the path '{text}' is wrong at '{text[i..]}'"),
            };
            steps.Add(text[i] == '.' ? AnswerStep.OfName(text[(i + 1)..end]) : ReadBracket(text[(i + 1)..(end - 1)]));
            i = end;
        }

        return new AnswerPath(steps);
    }

    private static AnswerStep ReadBracket(string inside)
    {
        if (inside == "*")
        {
            return AnswerStep.All;
        }

        if (inside.Length > 2 && inside[0] == '"' && inside[^1] == '"')
        {
            return AnswerStep.OfName(inside[1..^1]);
        }

        if (int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return AnswerStep.OfIndex(index);
        }

        foreach (var (word, byBeginning) in new[] { (" == ", false), (" starts ", true) })
        {
            var sign = inside.IndexOf(word, StringComparison.Ordinal);
            if (sign > 0)
            {
                return AnswerStep.Where(Parse("$." + inside[..sign].Trim()), inside[(sign + word.Length)..].Trim(), byBeginning);
            }
        }

        throw new FormatException($"'[{inside}]' is no step of a path");
    }

    private static int EndOfName(string text, int start)
    {
        var end = text.IndexOfAny(['.', '['], start);
        end = end < 0 ? text.Length : end;
        return end > start ? end : throw new FormatException($"the path '{text}' has an empty name");
    }
}
