namespace TokenGuard.Engine.Credentials;

/// <summary>
/// Tells values that say "a value goes here", or that documentation and tests use for one: what is left of their letters
/// without the words of this list is next to nothing.
/// </summary>
internal static class PlaceholderWords
{
    private const int LongestValue = 64;

    /// <summary>Shorter words are often base64 by chance.</summary>
    private const int ShortestEncoded = 8;

    /// <summary>Letters that may be left over, such as a number's word or a plural.</summary>
    private const int MostLeft = 3;

    /// <summary>A word of no more letters is in many others by chance, as <c>bad</c> and <c>key</c> are.</summary>
    private const int ShortWord = 4;

    /// <summary>Longest first, so that none hides another.</summary>
    private static readonly byte[][] Words = [.. (
        "authentication authorization application passphrase pass.word pass_word pass-word credential placeholder mysqlroot superuser production contrasena development notasecret "
        + "adgangskode wachtwoord motdepasse slaptazodis sleutel schluessel geheimnis hemmelig salainen rahasia secreto segredo segreto geheim anahtar gizli salasana lozinka zaporka jelszo parola parole paroli heslo geslo haslo senha sandi sifre passord losenord contrase contrasenya clave "
        + "password passwort kennwort username database postgres rabbitmq changeme changeit template somevalue something anything whatever "
        + "letmein welcome example hashed default account service testing trustno basic insecure "
        + "private foobar sample secret secure string dummy static nonce whoami guest admin hello world qwerty asdfgh zxcvbn invalid unknown"
        + " access passwd client server google github gitlab mypass master remote local shared"
        + " token value login email phone super first second third other wrong right valid empty"
        + " real fake mock test demo temp user name pass code auth null none true false root here mine your this that some good bogus nope long random text todo chars exactly"
        + " key api the foo bar baz qux abc xyz pwd new old def dev stg prd tmp not bad one two aaa bbb xxx yyy zzz")
        .Split([' '], StringSplitOptions.RemoveEmptyEntries)
        .OrderByDescending(word => word.Length)
        .ThenBy(word => word, StringComparer.Ordinal)
        .Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <summary>True if nothing but such words, digits and signs is in the value.</summary>
    public static bool Cover(ReadOnlySpan<byte> value)
    {
        if (value.Length > LongestValue)
        {
            return false;
        }

        // yourMessageKey-7c1e: whatever else a writer made up.
        if (value.StartsWith("your"u8) && value.Length > 5 && (Ascii.IsUpper(value[4]) || value[4] is (byte)'-' or (byte)'_') && Ascii.IsLetter(value[5]))
        {
            return true;
        }

        Span<byte> letters = stackalloc byte[LongestValue];
        for (var i = 0; i < value.Length; i++)
        {
            letters[i] = Plain(value[i]);
        }

        letters = letters[..value.Length];
        var found = false;
        foreach (var word in Words)
        {
            for (var at = letters.IndexOf(word); at >= 0; at = letters.IndexOf(word))
            {
                letters.Slice(at, word.Length).Fill((byte)' ');
                found = true;
            }
        }

        var left = 0;
        var all = 0;
        for (var i = 0; i < value.Length; i++)
        {
            left += letters[i] != ' ' && Ascii.IsLetter(value[i]) ? 1 : 0;
            all += Ascii.IsLetter(value[i]) ? 1 : 0;
        }

        return found && left <= MostLeft && !(left == MostLeft && all - left <= ShortWord && Ascii.HasDigit(value) && IsOneWord(value, all));
    }

    /// <summary>True if nothing stands between the letters, and no capital but at their start. Who put a digit beside has chosen it.</summary>
    private static bool IsOneWord(ReadOnlySpan<byte> value, int letters)
    {
        var start = 0;
        while (!Ascii.IsLetter(value[start]))
        {
            start++;
        }

        for (var i = start + 1; i < start + letters; i++)
        {
            if (i >= value.Length || !Ascii.IsLetter(value[i]) || (Ascii.IsUpper(value[i]) && Ascii.IsLower(value[i - 1])))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True if base64 has such words in it, as documentation shows what headers and manifests hold.</summary>
    public static bool CoverEncoded(ReadOnlySpan<byte> value)
    {
        if (value.Length is < ShortestEncoded or > LongestValue || (value.Length % 4 != 0 && value[^1] != '='))
        {
            return false;
        }

        Span<byte> decoded = stackalloc byte[Checks.Base64.MaxDecodedLength(LongestValue)];
        var length = Checks.Base64.Decode(value, decoded);
        return length > 0 && IsLine(decoded[..length]) && Cover(decoded[..length]);
    }

    /// <summary>With a line feed at its end, as shells encode what <c>echo</c> says.</summary>
    private static bool IsLine(ReadOnlySpan<byte> text) => Ascii.IsPrintable(text[^1] == '\n' ? text[..^1] : text);

    /// <summary>Small letters; digits and signs that people write for letters, as in p4ssw0rd.</summary>
    private static byte Plain(byte b) => b switch
    {
        (byte)'0' => (byte)'o',
        (byte)'1' or (byte)'!' => (byte)'i',
        (byte)'3' => (byte)'e',
        (byte)'4' or (byte)'@' => (byte)'a',
        (byte)'5' or (byte)'$' => (byte)'s',
        _ => Ascii.ToLower(b),
    };
}
