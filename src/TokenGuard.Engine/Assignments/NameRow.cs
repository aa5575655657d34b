using TokenGuard.Engine.Credentials;
using TokenGuard.Engine.Decoding;

namespace TokenGuard.Engine.Assignments;

/// <summary>Knows rows of names, of which one names a credential: <c>"wren.gate.key128", "wren.gate.q7"</c>.</summary>
internal static class NameRow
{
    private const int LongestText = 80;
    private const int ShortestShared = 3;
    private const int FewestBefore = 2;
    private const int ManyBefore = 4;
    private const int CommitDigits = 40;

    /// <summary>True behind a name of a row, if both begin alike, or if the row goes on and the value reads like a name.</summary>
    public static bool Is(ReadOnlySpan<byte> text, AssignedValue assigned)
    {
        var (name, value) = (assigned.Name, assigned.Value);
        if (name.End >= text.Length || !Ascii.IsQuote(text[name.End]) || value.Start == 0 || !Ascii.IsQuote(text[value.Start - 1])
            || value.Start - name.End > LongestText || OpeningOf(text, name.End) is not { } open || text[open + 1] == '-')
        {
            return false;
        }

        var before = 0;
        for (var at = open; before < ManyBefore && Previous(text, at) is { } previous; at = previous)
        {
            before++;
        }

        // Trees of devices have pairs: compatible = "acme,wren84-key", "acme,wren85-key".
        var isListed = before > 0 || (Blanks.SkipBack(text, open) is > 0 and var sign && text[sign - 1] == '=');
        return (isListed && Share(text[(open + 1)..name.End], text.Slice(value.Start, value.Length)))
            || (before >= FewestBefore && GoesOn(text, value.End) && IsName(text.Slice(value.Start, value.Length), before < ManyBefore ? 1 : 2));
    }

    /// <summary><c>gate/key.2 gate/q7_read.2</c>: files of one folder.</summary>
    public static bool IsPath(ReadOnlySpan<byte> text, AssignedValue assigned)
    {
        var first = PathBefore(text, assigned.Name);
        var slash = first.IndexOf((byte)'/');
        return slash >= ShortestShared && text.Slice(assigned.Value.Start, assigned.Value.Length).StartsWith(first[..(slash + 1)]);
    }

    /// <summary><c>wren.example/gate/oauth 4f2a…</c>: a module and which of its commits is used.</summary>
    public static bool IsModule(ReadOnlySpan<byte> text, AssignedValue assigned)
    {
        var path = PathBefore(text, assigned.Name);
        return assigned.Value.Length == CommitDigits && path.IndexOf((byte)'/') is > 0 and var slash && path[..slash].IndexOf((byte)'.') > 0
            && DigitRuns.AreHex(text.Slice(assigned.Value.Start, assigned.Value.Length));
    }

    /// <summary>The name, and what stands before it up to a blank.</summary>
    private static ReadOnlySpan<byte> PathBefore(ReadOnlySpan<byte> text, ByteSpan name)
    {
        var start = name.Start;
        while (start > 0 && name.Start - start < LongestText && text[start - 1] > ' ')
        {
            start--;
        }

        return text[start..name.End];
    }

    /// <summary>True if both begin with the same word and sign behind it.</summary>
    private static bool Share(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        int length = 0, shared = 0;
        while (length < first.Length && length < second.Length && first[length] == second[length])
        {
            length++;
            shared = Ascii.IsAlphanumeric(first[length - 1]) ? shared : length;
        }

        return shared >= ShortestShared;
    }

    /// <summary>Letters, and one digit at most, or two in a long row: what is a password in one has more, or ends it.</summary>
    private static bool IsName(ReadOnlySpan<byte> value, int mostDigits)
    {
        var digits = 0;
        foreach (var b in value)
        {
            digits += Ascii.IsDigit(b) ? 1 : 0;
        }

        return digits <= mostDigits && Ascii.IsLetter(value[0]) && OtherShapes.IsWordsAnd("./"u8, value);
    }

    private static bool GoesOn(ReadOnlySpan<byte> text, int closing)
    {
        var comma = closing < text.Length && Ascii.IsQuote(text[closing]) ? Blanks.Skip(text, closing + 1) : text.Length;
        var next = comma < text.Length && text[comma] == ',' ? Blanks.Skip(text, comma + 1) : text.Length;
        return next < text.Length && Ascii.IsQuote(text[next]);
    }

    /// <summary>Where the text opens that ends before another of the row.</summary>
    private static int? Previous(ReadOnlySpan<byte> text, int open)
    {
        var comma = Blanks.SkipBack(text, open);
        var closing = comma > 0 && text[comma - 1] == ',' ? Blanks.SkipBack(text, comma - 1) - 1 : -1;
        return closing > 0 && Ascii.IsQuote(text[closing]) ? OpeningOf(text, closing) : null;
    }

    private static int? OpeningOf(ReadOnlySpan<byte> text, int closing)
    {
        for (var i = closing - 1; i >= 0 && closing - i < LongestText && text[i] != '\n'; i--)
        {
            if (text[i] == text[closing])
            {
                return i;
            }
        }

        return null;
    }
}
