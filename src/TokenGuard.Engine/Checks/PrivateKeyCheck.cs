namespace TokenGuard.Engine.Checks;

/// <summary>
/// Passes PEM blocks (RFC 7468) whose body is an unencrypted private key: DER for PKCS#1, SEC1 and PKCS#8, the
/// openssh-key-v1 container with cipher "none". Blocks of other kinds (PGP) must decode and be long enough.
/// </summary>
internal sealed class PrivateKeyCheck : ICheck
{
    private const int ShortestKey = 32;
    private const int ShortestLiteral = 2;
    private const byte DerSequence = 0x30;
    private const byte DerInteger = 0x02;

    public Judgement Judge(in CandidateContext candidate)
    {
        var value = candidate.Value;
        if (value.IndexOf("ENCRYPTED"u8) >= 0)
        {
            return Judgement.Drop("encrypted");
        }

        var header = HeaderEnd(value);
        var footer = value.LastIndexOf("-----END"u8);
        if (header < 0 || footer < header)
        {
            return Judgement.Drop("no PEM block");
        }

        if (HasControlCharacters(value))
        {
            return Judgement.Drop("control characters in the body");
        }

        var body = Body(value[header..footer]);
        var decoded = new byte[Base64.MaxDecodedLength(body.Length)];
        var length = Base64.Decode(body, decoded);
        if (length < ShortestKey)
        {
            return Judgement.Drop(length < 0 ? "the body is no base64" : "too short for a key");
        }

        var key = decoded.AsSpan(0, length);
        return key.StartsWith("openssh-key-v1\0"u8) ? JudgeOpenSsh(key)
            : value[..header].IndexOf("PGP"u8) >= 0 ? Judgement.Pass
            : JudgeDer(key);
    }

    private static bool HasControlCharacters(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (b < 0x20 && !Ascii.IsText(b))
            {
                return true;
            }
        }

        return false;
    }

    private static int HeaderEnd(ReadOnlySpan<byte> value)
    {
        var start = value.IndexOf("-----BEGIN"u8);
        if (start < 0)
        {
            return -1;
        }

        var dashes = value[(start + 10)..].IndexOf("-----"u8);
        return dashes < 0 ? -1 : start + 10 + dashes + 5;
    }

    /// <summary>The base64 of the body: header lines such as "Version: …" and the checksum of PGP armour left out.</summary>
    private static byte[] Body(ReadOnlySpan<byte> text)
    {
        var body = new List<byte>(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var end = LineEnd(text, i);
            var line = text[i..end];
            if (line.IndexOf((byte)':') < 0 && !line.StartsWith("="u8))
            {
                foreach (var b in Literal(line))
                {
                    if (Base64.IsDigit(b))
                    {
                        body.Add(b);
                    }
                }
            }

            i = end + 1;
        }

        return [.. body];
    }

    /// <summary>
    /// The part between quotes with the most base64: what else stands in the line of a concatenation (<c>" +</c>,
    /// <c>b'</c>) is code.
    /// </summary>
    private static ReadOnlySpan<byte> Literal(ReadOnlySpan<byte> line)
    {
        var literal = default(ReadOnlySpan<byte>);
        var most = ShortestLiteral - 1;
        while (!line.IsEmpty)
        {
            var quote = line.IndexOfAny((byte)'"', (byte)'\'', (byte)'`');
            var part = quote < 0 ? line : line[..quote];
            if (Digits(part) is var digits && digits > most)
            {
                literal = part;
                most = digits;
            }

            line = quote < 0 ? default : line[(quote + 1)..];
        }

        return literal;
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var digits = 0;
        foreach (var b in text)
        {
            digits += Base64.IsDigit(b) ? 1 : 0;
        }

        return digits;
    }

    /// <summary>Lines end at a line feed or, in string literals, at an escaped one, whose <c>n</c> is no base64.</summary>
    private static int LineEnd(ReadOnlySpan<byte> text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is (byte)'n' or (byte)'r'))
            {
                return text[i] == '\n' ? i : i + 1;
            }
        }

        return text.Length;
    }

    private static Judgement JudgeOpenSsh(ReadOnlySpan<byte> key)
    {
        const int CipherAt = 15;
        var none = key.Length > CipherAt + 8 && key.Slice(CipherAt, 8).SequenceEqual("\0\0\0\u0004none"u8);
        return Judgement.Of(none, "encrypted");
    }

    private static Judgement JudgeDer(ReadOnlySpan<byte> key)
    {
        if (key[0] != DerSequence)
        {
            return Judgement.Drop("no DER sequence");
        }

        var inner = key[1] < 0x80 ? 2 : 2 + (key[1] & 0x7F);
        return Judgement.Of(inner < key.Length && key[inner] == DerInteger, "no private key in DER");
    }
}
