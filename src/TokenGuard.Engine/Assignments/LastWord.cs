using TokenGuard.Engine.Credentials;

namespace TokenGuard.Engine.Assignments;

/// <summary>Finds the value behind a scheme, or behind what it is for: <c>Bearer …</c>.</summary>
internal static class LastWord
{
    /// <summary>Shorter ones are words of a sentence.</summary>
    public const int Shortest = 16;

    private const int LongestLead = 40;
    private const int LongestScheme = 20;

    private static ReadOnlySpan<byte> Header => "authorization"u8;

    /// <summary>The last of a few words if it alone can be a value; else all of them.</summary>
    public static ByteSpan Of(ReadOnlySpan<byte> text, ByteSpan value)
    {
        var inner = text.Slice(value.Start, value.Length);
        var space = inner.LastIndexOf((byte)' ');
        if (space <= 0 || space > LongestLead || inner.Length - space <= Shortest || !Ascii.HasDigit(inner[(space + 1)..]))
        {
            return value;
        }

        var end = inner[^1] == '}' && inner[0] == '{' ? value.End - 1 : value.End;
        return ByteSpan.FromBounds(value.Start + space + 1, end);
    }

    /// <summary>Where the value begins behind a scheme, if nothing but the two stands before the end of the line or a quote.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name. Behind that of the header for it, any word is a scheme.</param>
    /// <param name="scheme">What was read for the value.</param>
    public static int? BehindScheme(ReadOnlySpan<byte> text, ByteSpan name, ByteSpan scheme)
    {
        var end = scheme.End;
        if (scheme.Length > LongestScheme || end + Shortest >= text.Length || text[end] != ' ' || !IsScheme(text.Slice(scheme.Start, scheme.Length), IsHeader(text.Slice(name.Start, name.Length))))
        {
            return null;
        }

        var value = end + 1;
        var digits = 0;
        var length = 0;
        while (value + length < text.Length && length < ValueReader.LongestValue && text[value + length] > ' ' && !Ascii.IsQuote(text[value + length]))
        {
            digits += Ascii.IsDigit(text[value + length++]) ? 1 : 0;
        }

        var line = Blanks.SkipInLine(text, value + length);
        return length >= Shortest && digits > 0 && Ascii.IsAlphanumeric(text[value]) && (line == text.Length || text[line] is (byte)'\n' or (byte)'\r' || Ascii.IsQuote(text[line])) ? value : null;
    }

    private static bool IsHeader(ReadOnlySpan<byte> name) => Ascii.EndsWithIgnoreCase(name, Header);

    /// <summary>A word of letters and hyphens that is known for a scheme, or stands where one must.</summary>
    private static bool IsScheme(ReadOnlySpan<byte> word, bool isExpected)
    {
        foreach (var b in word)
        {
            if (!Ascii.IsLetter(b) && b != '-')
            {
                return false;
            }
        }

        return isExpected || CredentialName.KindOf(word) != NameKind.None || Ascii.IndexOfIgnoreCase(word, "oauth"u8) >= 0
            || Ascii.IndexOfIgnoreCase(word, "basic"u8) == 0 || Ascii.IndexOfIgnoreCase(word, "bot"u8) == 0 || Ascii.IndexOfIgnoreCase(word, "ssws"u8) == 0;
    }
}
