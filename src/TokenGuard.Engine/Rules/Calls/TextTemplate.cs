using System.Text;

namespace TokenGuard.Engine.Rules.Calls;

/// <summary>
/// A text with places for values: <c>{secret}</c>, <c>{name}</c> of a companion, <c>{admin.name}</c> of the owner's own
/// credential, <c>{base64:…}</c> around any of them, <c>{part:2:.:{secret}}</c> for the second of the parts that dots
/// separate. A brace that no name or function follows is a brace.
/// </summary>
public sealed class TextTemplate
{
    private const string Base64 = "base64:";
    private const string PartOf = "part:";

    private readonly IReadOnlyList<Part> parts;

    private TextTemplate(string text, IReadOnlyList<Part> parts)
    {
        Text = text;
        this.parts = parts;
        Names = [.. parts.SelectMany(NamesOf).Distinct()];
    }

    public string Text { get; }

    /// <summary>The names that values are wanted for, each once.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <exception cref="FormatException">A place is not closed, or a function is written wrongly.</exception>
    public static TextTemplate Parse(string text) => new(text, ReadParts(text));

    /// <summary>Puts values into the places.</summary>
    /// <param name="valueOf">The value of a name.</param>
    /// <param name="encode">Makes a value fit where it is put: an address, a form, JSON. Base64 text is encoded as a whole.</param>
    /// <exception cref="FormatException">A value does not have the part that is wanted.</exception>
    public string Fill(Func<string, string> valueOf, Func<string, string> encode)
    {
        var filled = new StringBuilder();
        foreach (var part in parts)
        {
            filled.Append(part switch
            {
                { Inner: { } inner, Number: > 0 } => encode(part.Of(inner.Fill(valueOf, value => value))),
                { Inner: { } inner } => encode(Convert.ToBase64String(Encoding.UTF8.GetBytes(inner.Fill(valueOf, value => value)))),
                { Name: { } name } => encode(valueOf(name)),
                _ => part.Literal,
            });
        }

        return filled.ToString();
    }

    public override string ToString() => Text;

    private static IEnumerable<string> NamesOf(Part part) => part.Inner?.Names ?? (part.Name is { } name ? [name] : []);

    private static List<Part> ReadParts(string text)
    {
        var parts = new List<Part>();
        var literal = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '{' || i + 1 == text.Length || text[i + 1] is < 'a' or > 'z')
            {
                continue;
            }

            var end = ClosingBrace(text, i);
            var inside = text[(i + 1)..end];
            if (ReadPlace(inside) is not { } place)
            {
                continue;
            }

            parts.Add(new Part(text[literal..i], null, null));
            parts.Add(place);
            i = end;
            literal = end + 1;
        }

        parts.Add(new Part(text[literal..], null, null));
        return parts;
    }

    private static Part? ReadPlace(string inside) => inside switch
    {
        _ when inside.StartsWith(Base64, StringComparison.Ordinal) => new Part("", null, Parse(inside[Base64.Length..])),
        _ when inside.StartsWith(PartOf, StringComparison.Ordinal) => ReadPartOf(inside[PartOf.Length..]),
        _ => inside.All(IsNameCharacter) ? new Part("", inside, null) : null,
    };

    private static Part ReadPartOf(string inside) => inside.Length > 4 && inside[0] is >= '1' and <= '9' && inside[1] == ':' && inside[3] == ':'
        ? new Part("", null, Parse(inside[4..]), inside[0] - '0', inside[2])
        : throw new FormatException($"'{{{PartOf}{inside}}}' must be a number, a separator and a value, as in {{part:2:.:{{secret}}}}");

    private static int ClosingBrace(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            depth += text[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        throw new FormatException($"the brace at character {open + 1} is not closed");
    }

    private static bool IsNameCharacter(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '-' or '.';

    private sealed record Part(string Literal, string? Name, TextTemplate? Inner, int Number = 0, char Separator = '\0')
    {
        // An empty part would lead a request to another address than the one that was meant.
        public string Of(string value) => value.Split(Separator) is var parts && parts.Length >= Number && parts[Number - 1].Length > 0
            ? parts[Number - 1]
            : throw new FormatException($"the value has no part {Number} between '{Separator}'");
    }
}
