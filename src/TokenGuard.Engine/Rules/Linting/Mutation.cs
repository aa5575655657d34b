using TokenGuard.Engine.Rules.Examples;

namespace TokenGuard.Engine.Rules.Linting;

/// <summary>An example with one thing changed, so that its value is no token any more.</summary>
internal sealed class Mutation
{
    /// <summary>Stands in no token.</summary>
    private const byte Foreign = 0x01;

    /// <summary>Formats may allow many lengths; none is as short as this.</summary>
    private const int KeptCharacters = 4;

    private static readonly string[] Checksums = ["base58check", "bech32", "crc32-base62"];

    private Mutation(string what, byte[] bytes, ByteSpan touched)
    {
        What = what;
        Bytes = bytes;
        Touched = touched;
    }

    /// <summary>What was changed, for messages.</summary>
    public string What { get; }

    public byte[] Bytes { get; }

    /// <summary>Text that the rule must not report any more.</summary>
    public ByteSpan Touched { get; }

    public static IEnumerable<Mutation> Of(TokenRule rule, FilledExample example, Finding finding)
    {
        // Chosen values have no format that could be broken; encoded ones break with any change of their text.
        if (rule.Chosen || finding.Layers.Count > 0)
        {
            return [];
        }

        var mutations = new List<Mutation>();
        if (LongestRandomPart(example, finding.Span) is { } random)
        {
            mutations.Add(Foreigner(example, random));
            mutations.Add(Shortened(example, finding.Span, random));
            if (rule.Checks.Any(check => Checksums.Contains(check.Split(':')[0])))
            {
                mutations.Add(OtherCharacter(example, finding.Span, random));
            }
        }

        if (FirstFixedLetter(example, finding.Span) is { } letter)
        {
            mutations.Add(OtherPrefix(example, finding.Span, letter));
        }

        return mutations;
    }

    private static Mutation Foreigner(FilledExample example, ByteSpan random)
    {
        var bytes = example.Bytes.ToArray();
        var middle = random.Start + (random.Length / 2);
        bytes[middle] = Foreign;
        return new Mutation("a character outside the alphabet", bytes, new ByteSpan(middle, 1));
    }

    private static Mutation Shortened(FilledExample example, ByteSpan value, ByteSpan random)
    {
        var kept = Math.Min(KeptCharacters, random.Length / 4);
        var bytes = example.Bytes[..(random.Start + kept)].ToArray().Concat(example.Bytes[random.End..].ToArray()).ToArray();
        return new Mutation("only its first characters", bytes, ByteSpan.FromBounds(value.Start, value.End - random.Length + kept));
    }

    private static Mutation OtherCharacter(FilledExample example, ByteSpan value, ByteSpan random)
    {
        // Another of the value's own characters: it is one of the alphabet, and of the same case.
        var bytes = example.Bytes.ToArray();
        var middle = random.Start + (random.Length / 2);
        var other = bytes.AsSpan(random.Start, random.Length).ToArray().LastOrDefault(b => b != bytes[middle]);
        bytes[middle] = other;
        return new Mutation("a wrong checksum", bytes, value);
    }

    private static Mutation OtherPrefix(FilledExample example, ByteSpan value, int letter)
    {
        var bytes = example.Bytes.ToArray();
        bytes[letter] = (bytes[letter] | 0x20) == 'z' ? (byte)'q' : (byte)'z';
        return new Mutation("another prefix", bytes, value);
    }

    private static ByteSpan? LongestRandomPart(FilledExample example, ByteSpan value)
    {
        ByteSpan? longest = null;
        foreach (var placeholder in example.Placeholders)
        {
            var inside = placeholder.Span.Start >= value.Start && placeholder.Span.End <= value.End;
            if (inside && placeholder.Span.Length > (longest?.Length ?? 0))
            {
                longest = placeholder.Span;
            }
        }

        return longest;
    }

    private static int? FirstFixedLetter(FilledExample example, ByteSpan value)
    {
        for (var i = value.Start; i < value.End; i++)
        {
            if (Ascii.IsLetter(example.Bytes[i]) && !example.Placeholders.Any(placeholder => placeholder.Span.Overlaps(new ByteSpan(i, 1))))
            {
                return i;
            }
        }

        return null;
    }
}
