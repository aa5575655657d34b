namespace TokenGuard.Engine.Credentials;

/// <summary>Knows variables and formats, in whose place a value comes later.</summary>
internal static class TemplateShapes
{
    /// <summary><c>$NAME</c>, <c>%NAME%</c>, <c>{name}</c>, <c>{0}</c>, <c>%s</c>, <c>:name</c> and what holds them.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isGenerated">True if chance may have put a sign before a letter.</param>
    public static bool Are(ReadOnlySpan<byte> value, bool isGenerated)
    {
        var first = value[0];
        if (first == ':' && OtherShapes.IsWordsAnd(""u8, value[1..]))
        {
            return true;
        }

        if (first == '@' && Ascii.IsLetter(value[1]) && OtherShapes.IsWordsAnd("."u8, value[1..]))
        {
            return true;
        }

        if (first == '$' && value.IndexOf((byte)'.') > 1 && OtherShapes.IsWordsAnd(".-"u8, value[1..]))
        {
            return true;
        }

        // A path that begins in a variable: $HOME/.ssh/acme.
        if (first == '$' && value.IndexOf((byte)'/') is var slash and > 1 && Ascii.IsLetter(value[1]) && OtherShapes.IsWordsAnd(""u8, value[1..slash]))
        {
            return true;
        }

        if (first == '$' && (Ascii.IsLetter(value[1]) || value[1] == '_') && value[1..].IndexOf((byte)'$') < 0 && OtherShapes.IsWordsAnd("."u8, value[1..]))
        {
            return true;
        }

        // As shells and help texts name what a reader has to fill in: $backup-passphrase.
        if (first == '$' && value.IndexOf((byte)'-') > 1 && IsLowerAndHyphens(value[1..]))
        {
            return true;
        }

        // What configure and the like put in: @WREN_GATE@; a variable of a shell behind other text: C-$gate_key.
        if ((first == '@' && value[^1] == '@' && OtherShapes.IsWordsAnd(""u8, value[1..^1])) || EndsWithVariable(value))
        {
            return true;
        }

        if (first is (byte)'{' or (byte)'%' or (byte)'[' or (byte)'<' or (byte)'(' && value[^1] is (byte)'}' or (byte)'%' or (byte)']' or (byte)'>' or (byte)')')
        {
            return true;
        }

        for (var i = 0; i + 1 < value.Length; i++)
        {
            if (IsVerb(value[i..]) && (!isGenerated || HasVerb(value[(i + 2)..])))
            {
                return true;
            }

            // Numbers of a width, two of them: %02X:%02X.
            if (value[i] == '%' && i + 7 < value.Length && IsWide(value[i..]) && value[(i + 4)..].IndexOf((byte)'%') is var second and >= 0 && IsWide(value[(i + 4 + second)..]))
            {
                return true;
            }

            // Numbers of so many places: %0.f, %8.3f.
            if (value[i] == '%' && IsPlaces(value[(i + 1)..]))
            {
                return true;
            }

            if (value[i] == '%' && i + 3 < value.Length && Ascii.IsDigit(value[i + 1]) && value[i + 2] == '$' && Ascii.IsLower(value[i + 3]))
            {
                return true;
            }

            if (value[i] == '%' && i + 4 < value.Length && value[i + 1] == '[' && Ascii.IsDigit(value[i + 2]) && value[i + 3] == ']' && Ascii.IsLower(value[i + 4]))
            {
                return true;
            }

            if (value[i] == '{' && value[i..].IndexOf((byte)'}') is var close and > 0 && OtherShapes.IsWordsAnd(".:- ,()"u8, value.Slice(i + 1, close - 1)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for words of one case with underscores between them behind a dollar, up to the value's end.</summary>
    private static bool EndsWithVariable(ReadOnlySpan<byte> value)
    {
        var name = value[(value.LastIndexOf((byte)'$') + 1)..];
        if (name.Length == value.Length || name.IndexOf((byte)'_') <= 0 || name[^1] == '_')
        {
            return false;
        }

        foreach (var b in name)
        {
            if (b != '_' && !(Ascii.IsLower(name[0]) ? Ascii.IsLower(b) : Ascii.IsUpper(b)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasVerb(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (IsVerb(text[i..]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsVerb(ReadOnlySpan<byte> text)
    {
        // %lu and %llx: of longer numbers.
        var at = text.Length > 2 && text[1] == 'l' ? text[2] == 'l' ? 3 : 2 : 1;
        return at < text.Length && text[0] == '%' && text[at] is (byte)'s' or (byte)'d' or (byte)'v' or (byte)'q' or (byte)'x' or (byte)'X' or (byte)'u'
            && (text.Length == at + 1 || !Ascii.IsAlphanumeric(text[at + 1]));
    }

    private static bool IsWide(ReadOnlySpan<byte> text) =>
        text.Length > 3 && text[1] == '0' && Ascii.IsDigit(text[2]) && text[3] is (byte)'d' or (byte)'x' or (byte)'X' or (byte)'u';

    private static bool IsPlaces(ReadOnlySpan<byte> text)
    {
        var dot = text.Length > 0 && Ascii.IsDigit(text[0]) ? 1 : 0;
        var end = dot + 1 < text.Length && text[dot] == '.' ? dot + 1 : text.Length;
        end += end < text.Length && Ascii.IsDigit(text[end]) ? 1 : 0;
        return end < text.Length && text[end] is (byte)'f' or (byte)'g' or (byte)'e';
    }

    private static bool IsLowerAndHyphens(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (!Ascii.IsLower(b) && b != '-')
            {
                return false;
            }
        }

        return true;
    }
}
