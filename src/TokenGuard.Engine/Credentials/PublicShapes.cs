using TokenGuard.Engine.Decoding;

namespace TokenGuard.Engine.Credentials;

/// <summary>Knows what stands behind a credential's name and hides nothing: public keys, digests, fingerprints, times.</summary>
internal static class PublicShapes
{
    /// <summary>How public keys and digests begin, keys that are made to be published, and the foreign keys of tables that Rails names.</summary>
    private static readonly byte[][] PublicStarts =
        [.. new[] { "AAAAB3NzaC1", "AAAAC3NzaC1", "AAAAE2VjZHNhLXNoYTIt", "ssh-rsa", "ssh-ed25519", "ecdsa-sha2-", "sha1-", "sha1:", "md5:", "hash:", "KEY-----\\n", "-----BEGIN PUBLIC KEY", "-----BEGIN CERTIFICATE", "pk_live_", "pk_test_", "pkey_", "fk_rails_",
            // SubjectPublicKeyInfo of RSA keys of 1024, 2048 and 4096 bits and of the curves P-256, secp256k1 and P-384 in base64 (RFC 5280, RFC 8017, RFC 5480).
            "MIGfMA0GCSqGSIb3DQEBAQUAA4", "MIIBIjANBgkqhkiG9w0BAQEFAAOC", "MIICIjANBgkqhkiG9w0BAQEFAAOC", "MFkwEwYHKoZIzj0", "MFYwEAYHKoZIzj0", "MHYwEAYHKoZIzj0",
            // RSA keys of strongSwan and Libreswan in base64, by RFC 3110: exponents of 3 and 65537.
            "0sAQ", "0sAw", "dns:0s",
            // What 1Password encrypted (support.1password.com, "OPVault design"), and what Vue calls the styles of a component.
            "b3BkYXRhMDE", "data-v-",
            // Tailscale's, of machines, nodes and locks (pkg.go.dev/tailscale.com/types/key).
            "mkey:", "nodekey:", "discokey:", "nlpub:", "tlpub:" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <summary>Characters of the address of a card, with one behind it.</summary>
    private const int CardAddress = 18;

    private static readonly byte[][] OfNothing =
        [.. new[] { "d41d8cd98f00b204e9800998ecf8427e", "da39a3ee5e6b4b0d3255bfef95601890afd80709", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    private static readonly WordSet ResourceKinds = new("vpc subnet sg i ami vol eni igw nat rtb snap eipalloc acl tgw vpce pcx lt dopt r sgr fs");

    public static bool Are(ReadOnlySpan<byte> value, ValueCounts counts)
    {
        foreach (var start in PublicStarts)
        {
            if (value.StartsWith(start))
            {
                return true;
            }
        }

        return IsOfNothing(value) || IsTimestamp(value, counts) || IsCount(value, counts) || IsFingerprint(value) || AreAddresses(value) || IsPaymentSecret(value) || IsCiphertext(value) || IsCloudResource(value) || IsResourceSid(value, counts) || IsChainAddress(value) || IsAnalyticsProperty(value) || IsFileMode(value) || IsSecurityContext(value);
    }

    /// <summary>The digests of an empty text by MD5, SHA-1 and SHA-256, also with a mark before them.</summary>
    private static bool IsOfNothing(ReadOnlySpan<byte> value)
    {
        foreach (var digest in OfNothing)
        {
            if (value.Length >= digest.Length && Ascii.EndsWithIgnoreCase(value, digest))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>pi_…_secret_…</c>: what the browser of a customer is given to confirm one payment with. Stripe's rule reports it as such.</summary>
    public static bool IsPaymentSecret(ReadOnlySpan<byte> value) =>
        (value.StartsWith("pi_"u8) || value.StartsWith("seti_"u8) || value.StartsWith("src_"u8)) && value.IndexOf("_secret_"u8) > 0;

    /// <summary>What stands between a version and brackets or bars and was encrypted before it was written: <c>EV[1:…]</c>, <c>EJ[1:…]</c>, <c>2.…|…|…</c>.</summary>
    private static bool IsCiphertext(ReadOnlySpan<byte> value) =>
        value.StartsWith("EV["u8) || value.StartsWith("EJ[1:"u8) || (value.Length > 2 && Ascii.IsDigit(value[0]) && value[1] == '.' && value.IndexOf((byte)'|') is var bar and > 0 && value[(bar + 1)..].IndexOf((byte)'|') > 0);

    /// <summary><c>vpc-…</c>: a resource of AWS, by its kind and eight or seventeen hexadecimal digits (docs.aws.amazon.com, "Resource IDs").</summary>
    private static bool IsCloudResource(ReadOnlySpan<byte> value)
    {
        var dash = value.LastIndexOf((byte)'-');
        if (dash is < 1 or > 12 || value.Length - dash - 1 is not (8 or 17))
        {
            return false;
        }

        for (var i = 0; i < value.Length; i++)
        {
            if (i < dash ? !Ascii.IsLower(value[i]) && value[i] != '-' : i > dash && (!Ascii.IsHexDigit(value[i]) || Ascii.IsUpper(value[i])))
            {
                return false;
            }
        }

        return ResourceKinds.Contains(value[..dash]);
    }

    /// <summary><c>AC…</c>, <c>MG…</c>: a resource of Twilio, two capitals and 32 hexadecimal digits (twilio.com/docs/glossary/what-is-a-sid); <c>SK…</c> is half of a credential.</summary>
    private static bool IsResourceSid(ReadOnlySpan<byte> value, ValueCounts counts) =>
        value.Length == 34 && Ascii.IsUpper(value[0]) && Ascii.IsUpper(value[1]) && !value.StartsWith("SK"u8) && DigitRuns.AreHex(value[2..]) && counts.Upper == 2;

    /// <summary>An account or a contract of Ethereum and its kin: <c>0x</c> and twenty bytes (ethereum.org, "Ethereum accounts"). A private key has 32.</summary>
    private static bool IsChainAddress(ReadOnlySpan<byte> value) => value.Length == 42 && value.StartsWith("0x"u8) && DigitRuns.AreHex(value[2..]);

    /// <summary><c>UA-…-1</c>: what Google Analytics calls a site by in the page itself.</summary>
    private static bool IsAnalyticsProperty(ReadOnlySpan<byte> value)
    {
        if (!value.StartsWith("UA-"u8) || value.LastIndexOf((byte)'-') is var dash && (dash < 7 || value.Length - dash is < 2 or > 4))
        {
            return false;
        }

        for (var i = 3; i < value.Length; i++)
        {
            if (i != dash && !Ascii.IsDigit(value[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary><c>0644/-rw-r--r--</c>: who may use a file, as <c>stat</c> tells it.</summary>
    private static bool IsFileMode(ReadOnlySpan<byte> value)
    {
        var slash = value.IndexOf((byte)'/');
        if (slash is < 3 or > 4 || value.Length - slash != 11)
        {
            return false;
        }

        for (var i = 0; i < value.Length; i++)
        {
            if (i < slash ? !Ascii.IsDigit(value[i]) : i > slash && "-rwxsStTdlbcp"u8.IndexOf(value[i]) < 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary><c>wren_u:gate_r:kw_t:s0</c>: whom SELinux takes a process or a file for.</summary>
    private static bool IsSecurityContext(ReadOnlySpan<byte> value) =>
        value.IndexOf("_u:"u8) is var user and > 0 && value[user..].IndexOf("_r:"u8) is var role and > 0 && value[(user + role)..].IndexOf("_t"u8) > 0;

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

    /// <summary>
    /// A time as programs count it: steps of 100 nanoseconds since 1601 of the years 2000 to 2060 (FILETIME) or since the year 1 (.NET's ticks), nanoseconds since 1970.
    /// </summary>
    private static bool IsCount(ReadOnlySpan<byte> value, ValueCounts counts) =>
        counts.Digits == value.Length && (value.Length == 18
            ? (value[0] == '1' && value[1] is >= (byte)'2' and <= (byte)'4') || (value[0] == '6' && value[1] is (byte)'3' or (byte)'4')
            : value.Length == 19 && value[0] == '1' && value[1] is >= (byte)'3' and <= (byte)'9');

    /// <summary>Addresses of network cards, one or several.</summary>
    private static bool AreAddresses(ReadOnlySpan<byte> value)
    {
        if ((value.Length + 1) % CardAddress != 0)
        {
            return false;
        }

        for (var i = 0; i < value.Length; i++)
        {
            var place = i % CardAddress;
            if (place == CardAddress - 1 ? value[i] is not ((byte)',' or (byte)';' or (byte)' ') : place % 3 == 2 ? value[i] != ':' : !Ascii.IsHexDigit(value[i]))
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
