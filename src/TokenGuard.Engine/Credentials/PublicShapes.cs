namespace TokenGuard.Engine.Credentials;

/// <summary>Knows what stands behind a credential's name and hides nothing: public keys, digests, fingerprints, times.</summary>
internal static class PublicShapes
{
    /// <summary>How public keys and digests begin, and keys that are made to be published.</summary>
    private static readonly byte[][] PublicStarts =
        [.. new[] { "AAAAB3NzaC1", "AAAAC3NzaC1", "AAAAE2VjZHNhLXNoYTIt", "ssh-rsa", "ssh-ed25519", "ecdsa-sha2-", "sha1-", "sha1:", "md5:", "hash:", "pk_live_", "pk_test_", "pkey_" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    public static bool Are(ReadOnlySpan<byte> value, ValueCounts counts)
    {
        foreach (var start in PublicStarts)
        {
            if (value.StartsWith(start))
            {
                return true;
            }
        }

        return IsTimestamp(value, counts) || IsFingerprint(value) || IsPaymentSecret(value) || IsCiphertext(value);
    }

    /// <summary><c>pi_…_secret_…</c>: what the browser of a customer is given to confirm one payment with. Stripe's rule reports it as such.</summary>
    public static bool IsPaymentSecret(ReadOnlySpan<byte> value) =>
        (value.StartsWith("pi_"u8) || value.StartsWith("seti_"u8) || value.StartsWith("src_"u8)) && value.IndexOf("_secret_"u8) > 0;

    /// <summary>What stands between a version and brackets or bars and was encrypted before it was written: <c>EV[1:…]</c>, <c>2.…|…|…</c>.</summary>
    private static bool IsCiphertext(ReadOnlySpan<byte> value) =>
        value.StartsWith("EV["u8) || (value.Length > 2 && Ascii.IsDigit(value[0]) && value[1] == '.' && value.IndexOf((byte)'|') is var bar and > 0 && value[(bar + 1)..].IndexOf((byte)'|') > 0);

    /// <summary>A date, alone or with a time of the day and a zone.</summary>
    private static bool IsTimestamp(ReadOnlySpan<byte> value, ValueCounts counts)
    {
        if (value.Length < 10 || counts.Letters > 2 || value[4] != '-' || value[7] != '-')
        {
            return false;
        }

        foreach (var b in value)
        {
            if (!Ascii.IsDigit(b) && "-:.+ TZ"u8.IndexOf(b) < 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Pairs of hexadecimal digits with colons between them, as many as MD5, SHA-1 and SHA-256 have.</summary>
    private static bool IsFingerprint(ReadOnlySpan<byte> value)
    {
        if (value.Length is not (47 or 59 or 95))
        {
            return false;
        }

        for (var i = 0; i < value.Length; i++)
        {
            if (i % 3 == 2 ? value[i] != ':' : !Ascii.IsHexDigit(value[i]))
            {
                return false;
            }
        }

        return true;
    }
}
