using System.Text;

namespace TokenGuard.Engine.Rules.Calls;

/// <summary>
/// A text with places for values: <c>{secret}</c>, <c>{name}</c> of a companion, <c>{admin.name}</c> of the owner's own
/// credential, <c>{base64:…}</c> around any of them. A brace that no name or function follows is a brace.
/// </summary>
public sealed class TextTemplate
{
    private const string Base64 = "base64:";

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

    /// <exception cref="FormatException">A place is not closed.</exception>
    public static TextTemplate Parse(string text) => new(text, ReadParts(text));

    /// <summary>Puts values into the places.</summary>
    /// <param name="valueOf">The value of a name.</param>
    /// <param name="encode">Makes a value fit where it is put: an address, a form, JSON. Base64 text is encoded as a whole.</param>
    public string Fill(Func<string, string> valueOf, Func<string, string> encode)
    {
        var filled = new StringBuilder();
        foreach (var part in parts)
        {
            filled.Append(part switch
            {
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
            if (!inside.StartsWith(Base64, StringComparison.Ordinal) && !inside.All(IsNameCharacter))
            {
                continue;
            }

            parts.Add(new Part(text[literal..i], null, null));
            parts.Add(inside.StartsWith(Base64, StringComparison.Ordinal)
                ? new Part("", null, Parse(inside[Base64.Length..]))
                : new Part("", inside, null));
            i = end;
            literal = end + 1;
        }

        parts.Add(new Part(text[literal..], null, null));
        return parts;
    }

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

    private sealed record Part(string Literal, string? Name, TextTemplate? Inner);
}
