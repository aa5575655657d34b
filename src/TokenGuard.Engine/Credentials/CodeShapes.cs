namespace TokenGuard.Engine.Credentials;

/// <summary>Knows pieces of code, of command lines and of protocols that stand behind a credential's name, also between quotes.</summary>
internal static class CodeShapes
{
    private static readonly WordSet Modifiers = new("ctrl control shift alt cmd command meta option super Ctrl Control Shift Alt Cmd Command Meta Option Super");

    /// <summary>In bytes, before the last dot of a member.</summary>
    private const int LongestPiece = 12;
    private const int LongestOwner = 4;

    /// <summary>As in <c>sha256_ctx_t*</c>; a token in bold type has more.</summary>
    private const int DigitsOfType = 4;

    /// <param name="value">The value.</param>
    /// <param name="counts">What it is made of.</param>
    /// <param name="isBare">True if it stands without quotes.</param>
    public static bool Are(ReadOnlySpan<byte> value, ValueCounts counts, bool isBare) =>
        IsCall(value) || IsMangled(value) || IsConcatenation(value) || IsBetweenQuotes(value) || IsScoped(value) || IsMember(value) || IsInnerClass(value) || IsStructTag(value) || IsHeaderName(value, counts) || IsFlag(value) || IsKeyCombination(value) || AlgorithmNames.Are(value) || IsSubscript(value) || (isBare && (IsPointer(value) || IsExpression(value)));

    /// <summary><c>env(NAME)</c>, <c>@access.check('ADMIN')</c>: a function and its arguments, also where a configuration quotes them.</summary>
    private static bool IsCall(ReadOnlySpan<byte> value)
    {
        // The quote behind it ends the script of a command line.
        value = value.Length > 3 && Ascii.IsQuote(value[^1]) ? value[..^1] : value;
        var open = value.IndexOf((byte)'(');
        var name = value[0] is (byte)'@' or (byte)'!' ? 1 : 0;
        return open > name + 1 && value[^1] == ')' && OtherShapes.IsWordsAnd("."u8, value[name..open]) && Ascii.IsLetter(value[name])
            && (Ascii.IsLetter(value[open - 1]) || !HasLower(value[name..open]));
    }

    /// <summary><c>_D4wren7gateFZv</c>, <c>_ZN4wren4gateEv</c>: how linkers name what C++ and D call by namespaces and types.</summary>
    private static bool IsMangled(ReadOnlySpan<byte> value)
    {
        var at = value.StartsWith("_D"u8) || value.StartsWith("_Z"u8) ? value.StartsWith("_ZN"u8) ? 3 : 2 : value.Length;
        var length = 0;
        while (at < value.Length && Ascii.IsDigit(value[at]) && length < value.Length)
        {
            length = (length * 10) + value[at++] - '0';
        }

        // The first name is as long as the number before it says.
        var end = at + length;
        return length > 1 && end < value.Length && (Ascii.IsDigit(value[end]) || Ascii.IsUpper(value[end]) || Ascii.IsLower(value[end]))
            && (AreSmall(value[at..end]) || value.StartsWith("_ZN"u8)) && OtherShapes.IsWordsAnd(""u8, value);
    }

    private static bool HasLower(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (Ascii.IsLower(b))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>Ctrl-Shift-Z|Ctrl-Y</c>, <c>alt+up</c>: keys of a keyboard, which editors bind commands to.</summary>
    private static bool IsKeyCombination(ReadOnlySpan<byte> value)
    {
        var end = value.IndexOfAny((byte)'-', (byte)'+');
        return end is > 2 and < 8 && end + 1 < value.Length && Modifiers.Contains(value[..end]);
    }

    /// <summary><c>+value}else{…</c>, <c>,value),log(</c>: what goes on behind the quote in which a message ends.</summary>
    private static bool IsConcatenation(ReadOnlySpan<byte> value) => Ascii.IsLetter(value[1]) && (value[0] == '+'
        ? value.IndexOfAny("})];"u8) > 0
        : value[0] == ',' && value[^1] == '(' && value.IndexOf((byte)')') > 0);

    /// <summary><c>'+options.key+'</c>: code between the two halves of a literal.</summary>
    private static bool IsBetweenQuotes(ReadOnlySpan<byte> value) => Ascii.IsQuote(value[0]) && value[1] is (byte)'+' or (byte)'.' && value[^1] == value[0] && value[^2] == value[1];

    /// <summary><c>Token::Group::V1_8_6</c>, of which the first name may have been taken for what is assigned.</summary>
    private static bool IsScoped(ReadOnlySpan<byte> value) => value.IndexOf("::"u8) >= 0 && (value[0] == ':' || Ascii.IsLetter(value[0])) && OtherShapes.IsWordsAnd(":"u8, value) && value[^1] != ':';

    /// <summary><c>json:"token,omitempty"</c>, what a field of a Go struct is called elsewhere; <c>credential="…"</c>, the next part of a header.</summary>
    private static bool IsStructTag(ReadOnlySpan<byte> value)
    {
        var quote = value.IndexOf((byte)'"');
        var sign = quote > 0 && value[quote - 1] == '\\' ? quote - 2 : quote - 1;
        return sign > 0 && value[sign] is (byte)':' or (byte)'=' && OtherShapes.IsWordsAnd(""u8, value[..sign]);
    }

    /// <summary>The type of a field, of which a pointer is kept: <c>*acme.Token</c>, <c>&amp;Token</c>, <c>acme_token_t*</c>.</summary>
    private static bool IsPointer(ReadOnlySpan<byte> value) =>
        (value[0] is (byte)'*' or (byte)'&' && Ascii.IsLetter(value[1]) && OtherShapes.IsWordsAnd(".[]"u8, value[1..]))
        || (value[^1] == '*' && Ascii.IsLetter(value[0]) && OtherShapes.IsWordsAnd("*"u8, value) && value.IndexOf((byte)'_') > 0 && HasFewDigits(value));

    private static bool HasFewDigits(ReadOnlySpan<byte> value)
    {
        var digits = 0;
        foreach (var b in value)
        {
            digits += Ascii.IsDigit(b) ? 1 : 0;
        }

        return digits <= DigitsOfType;
    }

    /// <summary><c>.length+1).split(</c>: what goes on behind the quote in which a literal ends; <c>.$wren['q'].</c> in PHP; <c>T@"Wren",R,N</c>: a property of Objective-C; <c>Wrens[-1].Id</c>: a member of an element; <c>&amp;gate-&gt;key</c>: where one is.</summary>
    private static bool IsMember(ReadOnlySpan<byte> value)
    {
        if (value[0] == '&' && Ascii.IsLetter(value[1]) && value.IndexOf("->"u8) > 0)
        {
            return OtherShapes.IsWordsAnd(".[]->"u8, value[1..]);
        }

        if (value.StartsWith(".$"u8) || value.StartsWith("T@\""u8) || value.StartsWith("'T@"u8) || value.StartsWith("T@\\\""u8))
        {
            return true;
        }

        if (value[0] == '.' && Ascii.IsLower(value[1]))
        {
            return value.IndexOf((byte)')') is var end and > 0 && value[..end].IndexOf((byte)'(') < 0 && AreSmall(value.Slice(1, 3));
        }

        var close = value.IndexOf("]."u8);
        var open = close < 0 ? -1 : value[..close].LastIndexOf((byte)'[');
        return open > 0 && Ascii.IsLetter(value[open - 1]) && IsIndex(value[(open + 1)..close]);
    }

    /// <summary><c>WrenGate$1</c>, <c>Wren$Gate$2</c>: how Java names classes within others; a password has but one capital before the sign.</summary>
    private static bool IsInnerClass(ReadOnlySpan<byte> value)
    {
        value = value[^1] == ';' ? value[..^1] : value;
        int pieces = 0, capitals = 0;
        for (var rest = value; !rest.IsEmpty; pieces++)
        {
            var sign = rest.IndexOf((byte)'$');
            var piece = sign < 0 ? rest : rest[..sign];
            if (piece.IsEmpty || (pieces == 0 || !Ascii.IsDigit(piece[0]) ? !Ascii.IsUpper(piece[0]) || Ascii.HasDigit(piece) : piece.Length > 2) || !OtherShapes.IsWordsAnd(""u8, piece))
            {
                return false;
            }

            foreach (var b in pieces == 0 ? piece : default)
            {
                capitals += Ascii.IsUpper(b) ? 1 : 0;
            }

            rest = sign < 0 ? default : rest[(sign + 1)..];
        }

        return pieces > 2 || (pieces == 2 && capitals > 1);
    }

    /// <summary>A short number, or nothing for all of a list.</summary>
    private static bool IsIndex(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (!Ascii.IsDigit(b) && b != '-')
            {
                return false;
            }
        }

        return text.Length <= LongestOwner;
    }

    /// <summary><c>embed[wide]</c>: an element by its name.</summary>
    private static bool IsSubscript(ReadOnlySpan<byte> value)
    {
        var open = value.IndexOf((byte)'[');
        return open > 2 && value[^1] == ']' && value.Length - open > 4 && AreSmall(value[..open]) && AreSmall(value[(open + 1)..^1]);
    }

    private static bool AreSmall(ReadOnlySpan<byte> text) => AreBetween(text, (byte)'a', (byte)'z');

    private static bool AreBetween(ReadOnlySpan<byte> text, byte first, byte last)
    {
        foreach (var b in text)
        {
            if (b < first || b > last)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary><c>e.C0.ESC+e.C0.DEL</c>, <c>C0.ESC</c>, <c>32===e.code?e.key</c>, <c>i3$2.Gate</c>: members, which shortened code adds up and compares.</summary>
    private static bool IsExpression(ReadOnlySpan<byte> value)
    {
        if (value.IndexOf("=="u8) is var equal and > 0 && equal + 2 < value.Length && value[equal + 2] != '=' && value[(equal + 2)..].IndexOf((byte)'?') > 0 && value[(equal + 2)..].IndexOf((byte)'.') > 0)
        {
            return true;
        }

        if (value.IndexOf("==="u8) is var sign and > 0 && sign + 3 < value.Length && (Ascii.IsLetter(value[sign + 3]) || Ascii.IsDigit(value[sign + 3])))
        {
            return true;
        }

        if (value.IndexOf((byte)'$') is > 0 and var dollar && value[dollar..].IndexOf((byte)'.') > 0 && OtherShapes.IsWordsAnd("$."u8, value))
        {
            return true;
        }

        if (IsChain(value))
        {
            return true;
        }

        // One that stands alone may be words that people join.
        var isJoined = value.IndexOfAny((byte)'+', (byte)'?', (byte)':') > 0;
        var constants = 0;
        for (var rest = value; !rest.IsEmpty;)
        {
            var next = rest.IndexOfAny((byte)'+', (byte)'?', (byte)':');
            var piece = next < 0 ? rest : rest[..next];
            var dot = piece.LastIndexOf((byte)'.');
            if (dot <= 0 || dot + 2 >= piece.Length || dot > (isJoined ? LongestPiece : LongestOwner) || !Ascii.IsLetter(piece[0]) || !OtherShapes.IsWordsAnd("."u8, piece))
            {
                return false;
            }

            constants += AreBetween(piece[(dot + 1)..], (byte)'A', (byte)'Z') ? 1 : 0;
            rest = next < 0 ? default : rest[(next + 1)..];
        }

        return constants > 0;
    }

    /// <summary><c>q.gate=q.WREN_GATE=…</c>: members of one object that get the same value.</summary>
    private static bool IsChain(ReadOnlySpan<byte> value)
    {
        var members = 0;
        for (var rest = value; !rest.IsEmpty; members++)
        {
            var sign = rest.IndexOf((byte)'=');
            var piece = sign < 0 ? rest : rest[..sign];
            var dot = piece.IndexOf((byte)'.');
            if (sign < 0 && dot < 0 && members > 1)
            {
                return OtherShapes.IsWordsAnd(""u8, piece);
            }

            if (dot < 1 || dot > LongestOwner || dot + 1 == piece.Length || !Ascii.IsLetter(piece[0]) || !Ascii.IsLetter(piece[dot + 1]) || !OtherShapes.IsWordsAnd("."u8, piece))
            {
                return false;
            }

            rest = sign < 0 ? default : rest[(sign + 1)..];
        }

        return members > 1;
    }

    /// <summary>The next flag of a command line, with or without its value; those of Windows have a slash and a colon: <c>/wren:4f2a…</c>.</summary>
    private static bool IsFlag(ReadOnlySpan<byte> value)
    {
        if (value[0] == '/')
        {
            return value.IndexOf((byte)':') is var colon and > 3 && AreSmall(value[1..colon]);
        }

        var sign = value.IndexOf((byte)'=');
        return value.StartsWith("--"u8) && Ascii.IsLower(value[2]) && OtherShapes.IsWordsAnd("-"u8, sign > 0 ? value[..sign] : value);
    }

    /// <summary><c>X-Acme-Id</c>, <c>s3:x-acme-q3-id</c>: a header of a request, named beside one for credentials, also by who reads it.</summary>
    private static bool IsHeaderName(ReadOnlySpan<byte> value, ValueCounts counts)
    {
        var colon = value.IndexOf((byte)':');
        value = colon is > 0 and <= LongestOwner ? value[(colon + 1)..] : value;
        return value.Length > 2 && value[0] is (byte)'X' or (byte)'x' && value[1] == '-' && OtherShapes.IsWordsAnd("-"u8, value)
            && (counts.Digits == 0 || (counts.Digits * 4 <= value.Length && value[2..].IndexOf((byte)'-') > 0));
    }
}
