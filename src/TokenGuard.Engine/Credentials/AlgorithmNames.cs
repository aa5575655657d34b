namespace TokenGuard.Engine.Credentials;

/// <summary>Knows names of algorithms and of what is made of several: <c>AES_CM_128_HMAC_SHA1_80</c>, <c>rsa-sha512</c>, <c>PBEWithMD5AndDES</c>; and of sets of characters.</summary>
internal static class AlgorithmNames
{
    private const int Longest = 80;
    private const int LongestCharset = 11;

    /// <summary>Of a curve, which stands alone as digests do: other names so short may begin a password.</summary>
    private const int ShortestAlone = 9;

    /// <summary>In small letters: no word that people or random texts join to others by signs.</summary>
    private static readonly WordSet Parts = new(
        "sha1 sha2 sha224 sha256 sha384 sha512 ssha256 ssha512 hmac md5 aes aes128 aes192 aes256 3des ecdsa ecdhe ed25519 cbc gcm ctr ccm pbkdf2 oaep hs256 hs512 rs256 rs512 mschapv2 ntlmv2 tkip ccmp pkcs1 pkcs5 pkcs12 chacha20 poly1305 camellia modp1024 modp2048 x25519 scram secp192r1 secp224r1 secp256r1 secp384r1 secp521r1 secp256k1 prime256v1");

    /// <summary><c>iso-8859-15</c></summary>
    private static bool IsCharset(ReadOnlySpan<byte> value) => value.Length <= LongestCharset && Ascii.IndexOfIgnoreCase(value, "iso-8859-"u8) == 0;

    /// <summary>True for words joined by signs, one of which says what it is.</summary>
    public static bool Are(ReadOnlySpan<byte> value)
    {
        if (value.StartsWith("PBEWith"u8) || value.StartsWith("PBEWITH"u8) || IsCharset(value))
        {
            return true;
        }

        if (value.Length > Longest || !OtherShapes.IsWordsAnd("-/"u8, value))
        {
            return false;
        }

        Span<byte> part = stackalloc byte[value.Length];
        var length = 0;
        for (var i = 0; i <= value.Length; i++)
        {
            if (i < value.Length && Ascii.IsAlphanumeric(value[i]))
            {
                part[length++] = Ascii.ToLower(value[i]);
                continue;
            }

            if ((length < value.Length || length >= ShortestAlone || value.StartsWith("ssha"u8) || value.StartsWith("sha"u8)) && Parts.Contains(part[..length]))
            {
                return true;
            }

            length = 0;
        }

        return false;
    }
}
