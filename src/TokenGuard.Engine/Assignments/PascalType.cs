using TokenGuard.Engine.Credentials;

namespace TokenGuard.Engine.Assignments;

/// <summary>Knows the types of Pascal and its kin, which stand behind a name and a colon as values do elsewhere: <c>aPassword: RawUTF8;</c>.</summary>
internal static class PascalType
{
    /// <summary>What the names of types for text and bytes end with (docwiki.embarcadero.com, "String Types"), in small letters.</summary>
    private static readonly byte[][] Ends = [.. new[] { "string", "utf8", "utf16", "ucs4", "unicode", "char", "variant", "bytes", "buffer", "json", "array", "record", "_t" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    private const int LongestWidth = 2;

    /// <summary>True for a type behind a colon, where a declaration ends: before a semicolon, a bracket or a default.</summary>
    public static bool Is(ReadOnlySpan<byte> text, AssignedValue assigned)
    {
        var sign = Blanks.SkipBackInLine(text, assigned.Value.Start);
        if (sign <= assigned.Name.End || text[sign - 1] != ':' || Blanks.SkipBackInLine(text, sign - 1) != assigned.Name.End)
        {
            return false;
        }

        var value = text.Slice(assigned.Value.Start, assigned.Value.Length);
        var next = Blanks.SkipInLine(text, assigned.Value.End);
        return next < text.Length && text[next] is (byte)';' or (byte)')' or (byte)'=' && Ascii.IsLetter(value[0]) && OtherShapes.IsWordsAnd(""u8, value) && IsName(value);
    }

    private static bool IsName(ReadOnlySpan<byte> value)
    {
        // TSynPersistent, PUTF8Char, IInvokable: types, pointers and interfaces by their first letter.
        if (value.Length > 3 && value[0] is (byte)'T' or (byte)'P' or (byte)'I' && Ascii.IsUpper(value[1]) && Ascii.IsLower(value[^1]))
        {
            return true;
        }

        // PWideStr, pnuint8, pcint32: pointers to texts and numbers of a width; LPCWSTR, which Windows calls texts by.
        var bare = Ascii.TrimEnd(value, "0123456789"u8);
        if (value[0] is (byte)'P' or (byte)'p' or (byte)'T' && value.Length - bare.Length <= LongestWidth && (Ascii.EndsWithIgnoreCase(bare, "str"u8) || Ascii.EndsWithIgnoreCase(bare, "int"u8)))
        {
            return true;
        }

        if (value.EndsWith("STR"u8) && value.IndexOf("LP"u8) is 0 or 1)
        {
            return true;
        }

        foreach (var end in Ends)
        {
            if (Ascii.EndsWithIgnoreCase(value, end))
            {
                return true;
            }
        }

        return false;
    }
}
