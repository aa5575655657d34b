namespace TokenGuard.Engine.Credentials;

/// <summary>Knows pieces of Perl, TeX, Pascal and Vim script, and sums of constants, that stand without quotes behind a credential's name.</summary>
internal static class LanguageShapes
{
    private const int LongestHex = 8;
    private const int LongestAddend = 5;
    private const int ShortestMacro = 5;

    public static bool Are(ReadOnlySpan<byte> value) => IsReference(value) || IsMacro(value) || IsDereferenced(value) || IsHex(value) || IsSum(value) || IsScoped(value);

    /// <summary><c>\&amp;ask_gate</c>: a function of Perl, also where roff writes the backslash as <c>\e</c>.</summary>
    private static bool IsReference(ReadOnlySpan<byte> value)
    {
        var at = value.StartsWith("\\e&"u8) ? 3 : value.StartsWith("\\&"u8) ? 2 : value.Length;
        return at < value.Length && Ascii.IsLetter(value[at]) && OtherShapes.IsWordsAnd(":"u8, value[at..]);
    }

    /// <summary><c>\wren_@@_gate:w</c>: a macro of TeX with the signs that only packages have in names.</summary>
    private static bool IsMacro(ReadOnlySpan<byte> value)
    {
        if (value[0] != '\\' || value.Length < ShortestMacro || value.IndexOfAny((byte)'_', (byte)'@') < 0)
        {
            return false;
        }

        foreach (var b in value[1..])
        {
            if (!Ascii.IsLetter(b) && b is not ((byte)'_' or (byte)'@' or (byte)':'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary><c>gate^.wren_key</c>, <c>^TWrenKey</c>: what a pointer of Pascal leads to, and its type.</summary>
    private static bool IsDereferenced(ReadOnlySpan<byte> value)
    {
        var at = value.IndexOf("^."u8);
        return at > 0 ? Ascii.IsLetter(value[0]) && OtherShapes.IsWordsAnd("."u8, value[..at]) && OtherShapes.IsWordsAnd("^."u8, value[at..])
            : value[0] == '^' && Ascii.IsLetter(value[1]) && OtherShapes.IsWordsAnd(""u8, value[1..]);
    }

    /// <summary><c>$1F00FF</c>, <c>16r1F00FF</c>: how Pascal, assemblers and Smalltalk write hexadecimal numbers.</summary>
    private static bool IsHex(ReadOnlySpan<byte> value) =>
        (value.StartsWith("16r"u8) && Decoding.DigitRuns.AreHex(value[3..])) || (value[0] == '$' && value.Length <= LongestHex + 1 && Decoding.DigitRuns.AreHex(value[1..]));

    /// <summary><c>GATE_BASE+185</c>, <c>GATE_MD_128:20</c>: a constant and a number.</summary>
    private static bool IsSum(ReadOnlySpan<byte> value)
    {
        var sign = value.LastIndexOfAny((byte)'+', (byte)':');
        if (sign < 3 || value.Length - sign is < 2 or > LongestAddend + 1 || value[..sign].IndexOf((byte)'_') < 0)
        {
            return false;
        }

        foreach (var b in value[(sign + 1)..])
        {
            if (!Ascii.IsDigit(b))
            {
                return false;
            }
        }

        foreach (var b in value[..sign])
        {
            if (!Ascii.IsUpper(b) && !Ascii.IsDigit(b) && b != '_')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary><c>s:gate_wren</c>, <c>a:gate.wren</c>: a variable of Vim script and where it is known.</summary>
    private static bool IsScoped(ReadOnlySpan<byte> value) =>
        value[1] == ':' && "sgbwtlav"u8.IndexOf(value[0]) >= 0 && value.IndexOfAny((byte)'_', (byte)'.') > 2 && !Ascii.HasDigit(value) && OtherShapes.IsWordsAnd("."u8, value[2..]);
}
