using TokenGuard.Engine.Decoding;

namespace TokenGuard.Engine.Credentials;

/// <summary>Knows the texts that stand behind a credential's name and are something else: code, templates, addresses, sentences.</summary>
internal static class OtherShapes
{
    private const int ShortestValue = 4;

    private const int ShortestName = 3;

    private static readonly byte[][] Markers =
    [
        .. new[] { "://", "ENC[", "!vault", "!ref", "arn:aws", "vault:", "op://", "secretref", "keyvault", "sha256:", "sha256-", "sha384-", "sha512-", "function(", " + ", "(?:", "(?i", "YYYY-MM", "yyyy-MM", "YYYYMM", "yyyyMM", " | ", "A-Za-z", "a-zA-Z", "a-z0-9", "a-f0-9", "0-9a-f", "A-Z0-9", "[A-Z", "[a-z", "[0-9", "\\u003c", "s[\"", "s[\\\"", "aws4_request", "nth-of-type(", "nth-child(", "\\fI", "\\fB", "\\fR", "\\fP", "\\f5" }
            .Select(System.Text.Encoding.ASCII.GetBytes),
    ];

    /// <summary>Marks of templates and code that chance makes too.</summary>
    private static readonly byte[][] ShortMarkers =
    [
        .. new[] { "${", "{{", "}}", "#{", "%{", "<%", "$(", "%(", "@{", "=>", "()", "));", ");", "||", "&&", "[^", "]{", ")?", "[_" }
            .Select(System.Text.Encoding.ASCII.GetBytes),
    ];

    private static readonly byte[][] Schemes = [.. new[] { "file:", "env:", "command:", "keyring:", "secret:", "ssm:", "urn:", "data:", "$env:", "tcp:", "udp:", "unix:" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    private static readonly WordSet Answers = new("yes no Yes No true false True False on off On Off y n Y N");

    private static readonly WordSet AttributeTypes = new("cn ou dc uid o c l st sn CN OU DC UID O C L ST SN");

    /// <summary>What the value is instead of a credential, or null if it may be one.</summary>
    /// <param name="value">The value.</param>
    /// <param name="counts">What it is made of.</param>
    /// <param name="isBare">True if it stands without quotes, so that it may be code.</param>
    public static string? Of(ReadOnlySpan<byte> value, ValueCounts counts, bool isBare)
    {
        if (value.Length < ShortestValue)
        {
            return "too short";
        }

        if ((counts.Foreign > 0 && !ForeignLetters.AreFew(value, counts)) || EscapedShapes.HasForeign(value))
        {
            return "text of another alphabet";
        }

        foreach (var marker in Markers)
        {
            if (value.IndexOf(marker) >= 0)
            {
                return "a template, a reference or an address";
            }
        }

        var isGenerated = GeneratedPasswords.Are(value, counts);
        foreach (var marker in ShortMarkers)
        {
            if (value.IndexOf(marker) is var at and >= 0 && !(isGenerated && IsByChance(value, marker, at)))
            {
                return "a template, a reference or an address";
            }
        }

        foreach (var scheme in Schemes)
        {
            if (value.StartsWith(scheme))
            {
                return "a reference to where the value is kept";
            }
        }

        if (value.StartsWith("LS0tLS1CRUdJTi"u8))
        {
            return "an encoded key or certificate, which is looked at by itself";
        }

        if (IsListOfWords(value, counts) || IsChoice(value) || IsLocale(value))
        {
            return "words to choose from";
        }

        if (EscapedShapes.AreText(value) || EscapedShapes.HasEntity(value))
        {
            return "text in escapes, which is looked at decoded";
        }

        if (TemplateShapes.Are(value, isGenerated) || IsPattern(value))
        {
            return "a variable or a format";
        }

        if ((counts.Letters == 0 && (counts.Digits == 0 || counts.Others > 0 || counts.Digits < 8)) || IsFloat(value, counts) || IsHexNumber(value) || IsColor(value))
        {
            return "a number, a color, a date or signs";
        }

        if (PublicShapes.Are(value, counts))
        {
            return "a public key, a fingerprint or a time";
        }

        if (CodeShapes.Are(value, counts, isBare) || (value[0] == '(' && value[^1] == '=' && IsWordsAnd("(.= "u8, value)) || (isBare && (LanguageShapes.Are(value) || HasBrackets(value))) || ((!isGenerated || EndsWithCall(value)) && value.IndexOf((byte)'(') >= 0 && (value[0] == ')' || value.IndexOf((byte)')') < 0)))
        {
            return "code";
        }

        if (EscapedShapes.AreWords(value))
        {
            return "words as addresses escape them";
        }

        return IsMailAddress(value) ? "a mail address"
            : IsDistinguishedName(value) ? "a distinguished name"
            : PathShapes.Are(value) || IsRoute(value) ? "a path"
            : VersionShapes.Are(value) ? "a version or an address"
            : IsCapitalName(value, counts) || IsCredentialName(value, counts) ? "a name"
            : DottedNames.Are(value, counts) ? "a dotted name"
            : null;
    }

    /// <summary>True unless a bracket is opened there that closes again, or before a name.</summary>
    private static bool IsByChance(ReadOnlySpan<byte> value, ReadOnlySpan<byte> marker, int at) =>
        marker[^1] switch
        {
            (byte)'{' or (byte)'(' => GeneratedPasswords.OpenByChance(value[at..], marker),
            (byte)'%' => value[at..].IndexOf("%>"u8) < 0,
            _ => marker[0] != '}' || value[..at].IndexOf((byte)'{') < 0,
        };

    /// <summary><c>0.125e-6</c>, <c>1.25E8</c></summary>
    private static bool IsFloat(ReadOnlySpan<byte> value, ValueCounts counts) =>
        counts.Letters == 1 && Ascii.IsDigit(value[0]) && value.IndexOfAny((byte)'e', (byte)'E') is var e and > 0 && e < value.Length - 1 && counts.Others <= 2 && (value[e + 1] is (byte)'-' or (byte)'+' || value[..e].IndexOf((byte)'.') > 0);

    /// <summary><c>0x0002000</c>, of 64 bits at most, with the letters that C writes behind it.</summary>
    private static bool IsHexNumber(ReadOnlySpan<byte> value)
    {
        value = Ascii.TrimEnd(value, "ULul"u8);

        // _u64, _i32: the type behind it.
        var type = value.LastIndexOf((byte)'_');
        value = type > 2 && value.Length - type is 3 or 4 && value[type + 1] is (byte)'u' or (byte)'i' ? value[..type] : value;
        if (value.Length is < 3 or > 18 || value[0] != '0' || value[1] is not ((byte)'x' or (byte)'X'))
        {
            return false;
        }

        return DigitRuns.AreHex(value[2..]);
    }

    /// <summary>A backslash before a letter that no string literal escapes: a regular expression.</summary>
    private static bool IsPattern(ReadOnlySpan<byte> value)
    {
        if (value.StartsWith("/^"u8) || (value.EndsWith(".*"u8) && value.IndexOf((byte)'(') >= 0))
        {
            return true;
        }

        for (var i = 0; i + 1 < value.Length; i++)
        {
            if (value[i] == '\\' && value[i + 1] is (byte)'A' or (byte)'b' or (byte)'d' or (byte)'s' or (byte)'w' or (byte)'z' or (byte)'S' or (byte)'W' or (byte)'.' or (byte)'-')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for a bracket at the end behind a name, of which chance makes none.</summary>
    private static bool EndsWithCall(ReadOnlySpan<byte> value)
    {
        var start = value.Length - 1;
        while (start > 0 && Ascii.IsLetter(value[start - 1]))
        {
            start--;
        }

        return value[^1] == '(' && value.Length - 1 - start >= ShortestName;
    }

    private static bool HasBrackets(ReadOnlySpan<byte> value)
    {
        foreach (var b in value)
        {
            if ("()[]{}"u8.IndexOf(b) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>required|alpha_dash|max:255</c>; two without a digit, and four with any.</summary>
    private static bool IsListOfWords(ReadOnlySpan<byte> value, ValueCounts counts)
    {
        var bars = 0;
        var word = 0;
        var shortest = value.Length;
        foreach (var b in value)
        {
            if (b == '|' && word < (bars == 0 ? 2 : 1))
            {
                return false;
            }

            shortest = b == '|' && word < shortest ? word : shortest;
            bars += b == '|' ? 1 : 0;
            word = b == '|' ? 0 : word + 1;
        }

        return bars > 0 && (bars > 2 || (bars == 2 ? counts.Digits * 5 < value.Length : counts.Digits == 0 && word > 2 && value.IndexOf((byte)'|') > 2))
            && (counts.Upper == 0 || (bars > 1 && counts.Digits == 0 && Math.Min(shortest, word) >= ShortestName)) && IsWordsAnd("|:,"u8, value);
    }

    /// <summary>Letters, digits, underscores and the given signs, and nothing else.</summary>
    public static bool IsWordsAnd(ReadOnlySpan<byte> signs, ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (!Ascii.IsWord(b) && signs.IndexOf(b) < 0)
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    /// <summary><c>gates#show_key</c>: what Rails answers a request with (guides.rubyonrails.org, "Rails Routing").</summary>
    private static bool IsRoute(ReadOnlySpan<byte> value) =>
        value.IndexOf((byte)'#') is > 1 and var sign && value[sign..].IndexOf((byte)'_') > 1 && !Ascii.HasDigit(value) && IsWordsAnd("/"u8, value[..sign]) && IsWordsAnd(""u8, value[(sign + 1)..]);

    /// <summary><c>de-AT</c>, <c>pt_BR</c>: a language and a country.</summary>
    private static bool IsLocale(ReadOnlySpan<byte> value) =>
        value.Length is 5 or 6 && value[^3] is (byte)'-' or (byte)'_' && Ascii.IsUpper(value[^1]) && Ascii.IsUpper(value[^2]) && Ascii.IsLower(value[0]) && Ascii.IsLower(value[1]) && (value.Length == 5 || Ascii.IsLower(value[2]));

    /// <summary><c>yes/no</c></summary>
    private static bool IsChoice(ReadOnlySpan<byte> value) => value.IndexOf((byte)'/') is > 0 and var slash && Answers.Contains(value[..slash]) && Answers.Contains(value[(slash + 1)..]);

    /// <summary>Capital words with signs between them, such as BW-APP-KEY: what names variables and secrets in stores.</summary>
    private static bool IsCapitalName(ReadOnlySpan<byte> value, ValueCounts counts) =>
        counts.Lower == 0 && counts.Digits == 0 && counts.Others > 0 && value.IndexOfAny((byte)'_', (byte)'-') > 0 && (value.IndexOf((byte)',') > 0 || Rarity.LetterSurprise.PerLetter(value) < 5.2);

    /// <summary>What stands behind a credential's name in lists of names: the next one.</summary>
    private static bool IsCredentialName(ReadOnlySpan<byte> value, ValueCounts counts)
    {
        if (CredentialName.IsQualified(value))
        {
            return true;
        }

        if (counts.Digits * 6 > value.Length || !IsWordsAnd("-."u8, value) || CredentialName.IsJoinedPass(value))
        {
            return false;
        }

        return CredentialName.KindOf(value) is NameKind.Password or NameKind.Token || (CredentialName.KindOf(value) == NameKind.Vague && value.IndexOfAny((byte)'-', (byte)'_') > 0);
    }

    private static bool IsMailAddress(ReadOnlySpan<byte> value)
    {
        var at = value.IndexOf((byte)'@');
        if (at <= 0 || value.LastIndexOf((byte)'@') != at)
        {
            return false;
        }

        var host = value[(at + 1)..];
        var dot = host.LastIndexOf((byte)'.');

        // Wren@2024.cn: a word, a sign and a year, as people choose passwords. Hosts of mail of digits alone have others.
        return dot > 0 && !IsYear(host[..dot]) && host.Length - dot is >= 3 and <= 7 && IsWordsAnd(".-"u8, host);
    }

    private static bool IsYear(ReadOnlySpan<byte> text) => text.Length == 4 && (text.StartsWith("19"u8) || text.StartsWith("20"u8)) && Ascii.IsDigit(text[2]) && Ascii.IsDigit(text[3]);

    /// <summary><c>cn=robot,dc=acme,dc=example</c>: an entry of a directory.</summary>
    private static bool IsDistinguishedName(ReadOnlySpan<byte> value)
    {
        var pairs = 0;
        for (var rest = value; rest.Length > 0; pairs++)
        {
            var comma = rest.IndexOf((byte)',');
            var pair = comma < 0 ? rest : rest[..comma];
            pair = pair[(pair.Length > 0 && pair[0] == ' ' ? 1 : 0)..];
            var sign = pair.IndexOf((byte)'=');
            if (sign <= 0 || !AttributeTypes.Contains(pair[..sign]))
            {
                return false;
            }

            rest = comma < 0 ? default : rest[(comma + 1)..];
        }

        return pairs > 1;
    }

    /// <summary><c>color:#1e90ff</c></summary>
    private static bool IsColor(ReadOnlySpan<byte> value)
    {
        var sign = value.LastIndexOf((byte)'#');
        if (sign < 0 || value.Length - sign is not (4 or 7 or 9) || (sign > 0 && value[sign - 1] is not ((byte)':' or (byte)' ')))
        {
            return false;
        }

        return DigitRuns.AreHex(value[(sign + 1)..]);
    }
}
