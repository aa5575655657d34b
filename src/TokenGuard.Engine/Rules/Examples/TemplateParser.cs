using System.Globalization;
using System.Text;
using TokenGuard.Engine.Decoding;

namespace TokenGuard.Engine.Rules.Examples;

/// <summary>Parses the template language.</summary>
internal sealed class TemplateParser(string text)
{
    private const int LongestPlaceholder = 10_000;
    private const int DeepestNesting = 8;
    private const string NestedStart = "{b64(";
    private const string NestedEnd = ")}";

    private static IReadOnlyList<string> Names { get; } =
    [
        "alnum", "alnumlower", "alnumupper", "alpha", "lower", "upper", "digits", "hex", "hexupper", "base64", "base64url", "base32",
        "of", "uuid", "jwt", "pem", "words", Checksum.PlaceholderName, RandomBase58.PlaceholderName, RandomBech32.PlaceholderName, "b64",
    ];

    private int index;

    public IReadOnlyList<ITemplatePart> Parse() => ParseParts(0, -1);

    /// <param name="depth">Nested templates around these parts.</param>
    /// <param name="opened">Where the innermost of them starts; -1 at the top.</param>
    private List<ITemplatePart> ParseParts(int depth, int opened)
    {
        var parts = new List<ITemplatePart>();
        var literal = new StringBuilder();
        while (index < text.Length && (depth == 0 || !StartsWith(NestedEnd)))
        {
            if (StartsWith("{{") || StartsWith("}}"))
            {
                literal.Append(text[index]);
                index += 2;
            }
            else if (text[index] == '{')
            {
                Flush(literal, parts);
                parts.Add(StartsWith(NestedStart) ? ParseNested(depth) : ParsePlaceholder(parts));
            }
            else
            {
                literal.Append(text[index] != '}' ? text[index] : throw Fail(index, "} closes nothing; write }} for the character"));
                index++;
            }
        }

        if (depth > 0 && index == text.Length)
        {
            throw Fail(opened, "{b64( has no closing )}");
        }

        Flush(literal, parts);
        return parts;
    }

    private static void Flush(StringBuilder literal, List<ITemplatePart> parts)
    {
        if (literal.Length > 0)
        {
            parts.Add(new FixedText(literal.ToString()));
            literal.Clear();
        }
    }

    private EncodedTemplate ParseNested(int depth)
    {
        var opened = index;
        if (depth == DeepestNesting)
        {
            throw Fail(opened, $"{{b64( is nested deeper than {DeepestNesting}");
        }

        index += NestedStart.Length;
        var parts = ParseParts(depth + 1, opened);
        index += NestedEnd.Length;
        return new EncodedTemplate(parts);
    }

    private ITemplatePart ParsePlaceholder(List<ITemplatePart> before)
    {
        var start = index + 1;
        var close = text.IndexOf('}', start);
        if (close < 0)
        {
            throw Fail(index, "{ has no closing }; write {{ for the character");
        }

        index = close + 1;
        var inner = text[start..close];
        var colon = inner.IndexOf(':');
        var name = colon < 0 ? inner : inner[..colon];
        var argument = colon < 0 ? null : inner[(colon + 1)..];
        var argumentAt = start + colon + 1;
        return name switch
        {
            "uuid" => WithoutArgument(new RandomUuid(), argument, argumentAt),
            "jwt" => WithoutArgument(new RandomJwt(), argument, argumentAt),
            Checksum.PlaceholderName => WithoutArgument(ChecksumBehind(before, start), argument, argumentAt),
            "pem" => Pem(argument, start, argumentAt),
            "words" => new RandomWords(Count(name, argument, start, argumentAt)),
            "base64" => new RandomBase64(Count(name, argument, start, argumentAt)),
            "of" => Of(argument, start, argumentAt),
            RandomBase58.PlaceholderName => InBase58(argument, start, argumentAt),
            RandomBech32.PlaceholderName => InBech32(argument, start, argumentAt),
            _ when RandomCharacters.Alphabet(name) is { } alphabet =>
                new RandomCharacters(name, alphabet, Count(name, argument, start, argumentAt)),
            _ => throw Fail(start, Unknown(name)),
        };
    }

    private static Checksum ChecksumBehind(List<ITemplatePart> before, int start) =>
        before.Any(part => part.Name is not null)
            ? new Checksum()
            : throw Fail(start, $"'{Checksum.PlaceholderName}' needs a placeholder before it");

    private static ITemplatePart WithoutArgument(ITemplatePart part, string? argument, int at) =>
        argument is null ? part : throw Fail(at, $"'{part.Name}' takes no argument");

    private static RandomPem Pem(string? label, int start, int labelAt)
    {
        if (string.IsNullOrEmpty(label))
        {
            throw Fail(start, "'pem' needs a label: {pem:PRIVATE KEY}");
        }

        return label!.All(c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or ' ')
            ? new RandomPem(label!)
            : throw Fail(labelAt, "a PEM label is of upper-case letters, digits and spaces");
    }

    private static RandomCharacters Of(string? argument, int start, int argumentAt)
    {
        var colon = argument?.LastIndexOf(':') ?? -1;
        return colon > 0
            ? new RandomCharacters("of", argument![..colon], Count("of", argument[(colon + 1)..], start, argumentAt + colon + 1))
            : throw Fail(start, "'of' needs characters and a number: {of:ABC:20}");
    }

    private static RandomBase58 InBase58(string? argument, int start, int argumentAt)
    {
        var parts = argument?.Split(':') ?? [];
        return parts.Length is 2 or 3 && Bytes(parts[0]) is { } before && Bytes(parts.Length == 3 ? parts[2] : "") is { } after
            ? new RandomBase58(before, Count(RandomBase58.PlaceholderName, parts[1], start, argumentAt + parts[0].Length + 1), after)
            : throw Fail(start, $"'{RandomBase58.PlaceholderName}' needs bytes in hex digits and a number: {{{RandomBase58.PlaceholderName}:80:32}}");
    }

    private static RandomBech32 InBech32(string? argument, int start, int argumentAt)
    {
        var colon = argument?.LastIndexOf(':') ?? -1;
        return colon > 0
            ? new RandomBech32(argument![..colon], Count(RandomBech32.PlaceholderName, argument[(colon + 1)..], start, argumentAt + colon + 1))
            : throw Fail(start, $"'{RandomBech32.PlaceholderName}' needs a readable part and a number: {{{RandomBech32.PlaceholderName}:acme:32}}");
    }

    /// <summary>The bytes of an even number of hex digits; null if it is none.</summary>
    private static byte[]? Bytes(string digits)
    {
        var text = Encoding.UTF8.GetBytes(digits);
        var bytes = new byte[text.Length / 2];
        for (var i = 0; i < bytes.Length; i++)
        {
            if (!HexDigits.TryRead(text, 2 * i, 2, out var value))
            {
                return null;
            }

            bytes[i] = (byte)value;
        }

        return text.Length % 2 == 0 ? bytes : null;
    }

    private static int Count(string name, string? argument, int start, int argumentAt)
    {
        if (string.IsNullOrEmpty(argument))
        {
            throw Fail(start, $"'{name}' needs a length: {{{name}:20}}");
        }

        return int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= LongestPlaceholder
            ? count
            : throw Fail(argumentAt, $"the length '{argument}' must be a whole number from 1 to {LongestPlaceholder}");
    }

    private static string Unknown(string name)
    {
        var nearest = NearestName.Find(name, Names) is { } other ? $"; did you mean '{other}'?" : ".";
        return $"there is no placeholder '{name}'{nearest} Write {{{{ and }}}} for braces.";
    }

    private bool StartsWith(string other) => string.CompareOrdinal(text, index, other, 0, other.Length) == 0;

    private static ExampleTemplateException Fail(int offset, string message) => new(message, offset);
}
