using TokenGuard.Engine.Decoding;

namespace TokenGuard.Engine.Credentials;

/// <summary>Knows paths, files and the names of resources that are written like paths.</summary>
internal static class PathShapes
{
    private const int LongestExtension = 5;
    private const int ShortSegment = 4;
    private const int LongSegment = 8;
    private const int FewestWords = 3;

    private static readonly WordSet FileExtensions = new(
        "jpg jpeg png gif svg webp ico bmp tiff mp3 mp4 pdf doc docx xls xlsx ppt pptx woff woff2 ttf json yaml yml toml xml xsd xsl wsdl csv txt md htm html css scss "
        + "js jsx ts tsx vue py rb go java kt swift cpp hpp cs php sh bat ps1 sql sqlite log env ini cfg conf properties tf tfvars lock "
        + "pem der key pub csr crt cer asc gpg p12 pfx jks bks jceks keystore kdbx ppk b64 gz tgz bz2 xz 7z rar zip tar jar war whl apk ipa iso dmg deb rpm exe dll msi");

    // What stands below the root of file systems, of the addresses of services, and of those of libp2p (github.com/multiformats/multiaddr).
    private static readonly WordSet Roots = new("api app bin data dev etc home lib mnt opt proc root run sbin srv sys tmp usr var ip4 ip6 dns dns4 dns6 dnsaddr");

    /// <summary>What the registry of Windows has below its roots (learn.microsoft.com, "Registry Hives").</summary>
    private static readonly byte[][] Hives = [.. new[] { "Software\\", "SOFTWARE\\", "System\\", "SYSTEM\\", "HKEY_", "HKLM\\", "HKCU\\", "HKCR\\" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    public static bool Are(ReadOnlySpan<byte> value) => IsPath(value) || IsQualifiedName(value) || IsBranch(value) || IsEscaped(value) || IsOfWindows(value) || IsRemote(value) || IsLine(value) || IsOfRegistry(value);

    /// <summary><c>gate/wren/q7/1</c>: small words and short numbers between slashes, as stores name what they keep.</summary>
    private static bool IsBranch(ReadOnlySpan<byte> value) => FoldersOf(value) >= 2;

    /// <summary><c>wren/x509</c>, which may be what somebody chose for a password.</summary>
    public static bool AreShort(ReadOnlySpan<byte> value) => value.IndexOf((byte)'/') > ShortSegment && FoldersOf(value) == 1;

    /// <summary>How many slashes there are between small words and short numbers; 0 if there is anything else.</summary>
    private static int FoldersOf(ReadOnlySpan<byte> value)
    {
        int slashes = 0, length = 0, digits = 0;
        for (var i = 0; i <= value.Length; i++)
        {
            if (i < value.Length && value[i] != '/')
            {
                if (!Ascii.IsLower(value[i]) && !Ascii.IsDigit(value[i]) && value[i] is not ((byte)'-' or (byte)'_' or (byte)'.') && !(length == 0 && IsWord(value, i)))
                {
                    return 0;
                }

                length++;
                digits += Ascii.IsDigit(value[i]) ? 1 : 0;
                continue;
            }

            if (length == 0 || (length > ShortSegment && digits * (length > LongSegment ? 4 : 2) > length))
            {
                return 0;
            }

            slashes += i < value.Length ? 1 : 0;
            (length, digits) = (0, 0);
        }

        return slashes;
    }

    /// <summary>A capital before small letters.</summary>
    private static bool IsWord(ReadOnlySpan<byte> value, int at) =>
        Ascii.IsUpper(value[at]) && at + 3 < value.Length && Ascii.IsLower(value[at + 1]) && Ascii.IsLower(value[at + 2]) && Ascii.IsLower(value[at + 3]);

    /// <summary><c>gate/wren/q-%22w%22</c>: in an address, with signs that base64 has none of.</summary>
    private static bool IsEscaped(ReadOnlySpan<byte> value)
    {
        var percent = value.IndexOf((byte)'%');
        return percent > 0 && HexDigits.TryRead(value, percent + 1, 2, out var sign) && sign is not ('+' or '/' or '=')
            && value.IndexOf((byte)'/') is >= 0 and var slash && value[(slash + 1)..].IndexOf((byte)'/') > 0 && OtherShapes.IsWordsAnd("/-.%"u8, value);
    }

    /// <summary><c>Gate\\Wren\\q4\\</c>: words with backslashes between them and at the end, escaped or not.</summary>
    private static bool IsOfWindows(ReadOnlySpan<byte> value)
    {
        if (value[^1] != '\\' || !Ascii.IsLetter(value[0]) || !OtherShapes.IsWordsAnd("\\ "u8, value))
        {
            return false;
        }

        var words = 0;
        for (var i = 1; i < value.Length; i++)
        {
            words += value[i] == '\\' && value[i - 1] != '\\' ? 1 : 0;
        }

        return words >= FewestWords;
    }

    /// <summary><c>wren@gate:/var/q7</c>, <c>wren@gate:~#</c>: a folder of a machine, also as a shell asks for a command there.</summary>
    private static bool IsRemote(ReadOnlySpan<byte> value)
    {
        var at = value.IndexOf((byte)'@');
        var colon = at < 1 ? -1 : value[at..].IndexOf((byte)':') + at;
        return colon > at + 1 && colon + 1 < value.Length && value[colon + 1] is (byte)'/' or (byte)'~'
            && Ascii.IsLower(value[0]) && OtherShapes.IsWordsAnd("-."u8, value[..at]) && OtherShapes.IsWordsAnd("-."u8, value[(at + 1)..colon]);
    }

    private static bool IsOfRegistry(ReadOnlySpan<byte> value)
    {
        foreach (var hive in Hives)
        {
            if (value.StartsWith(hive))
            {
                return value.IndexOf((byte)'\\') > 0;
            }
        }

        return false;
    }

    /// <summary><c>gate.py:100-101,120</c>: lines of a file, as notes refer to them.</summary>
    private static bool IsLine(ReadOnlySpan<byte> value)
    {
        var colon = value.IndexOf((byte)':');
        var dot = colon < 0 ? -1 : value[..colon].LastIndexOf((byte)'.');
        if (dot <= 0 || colon - dot is < 2 or > LongestExtension + 1 || colon + 1 == value.Length || !Ascii.IsDigit(value[colon + 1]))
        {
            return false;
        }

        foreach (var b in value[(dot + 1)..colon])
        {
            if (!Ascii.IsLower(b))
            {
                return false;
            }
        }

        foreach (var b in value[(colon + 1)..])
        {
            if (!Ascii.IsDigit(b) && b is not ((byte)'-' or (byte)',' or (byte)':'))
            {
                return false;
            }
        }

        return OtherShapes.IsWordsAnd("./-"u8, value[..dot]);
    }

    /// <summary><c>acme.example/zone-name</c>, <c>acme.example/gate/v2</c>: a name in small letters with the domain that it belongs to, as labels of resources and modules have it.</summary>
    private static bool IsQualifiedName(ReadOnlySpan<byte> value)
    {
        var slash = value.IndexOf((byte)'/');
        var dot = slash < 0 ? -1 : value[..slash].LastIndexOf((byte)'.');
        return dot > 0 && slash - dot is >= 3 and <= 7 && (IsSmall(value) || IsModule(value, slash));
    }

    /// <summary><c>acme.example/wren/gate/v2/qzvGate</c>: a domain and words, in three folders at least.</summary>
    private static bool IsModule(ReadOnlySpan<byte> value, int slash)
    {
        int slashes = 0, digits = 0;
        foreach (var b in value)
        {
            slashes += b == '/' ? 1 : 0;
            digits += Ascii.IsDigit(b) ? 1 : 0;
        }

        return slashes >= FewestWords && digits * 6 <= value.Length && IsSmall(value[..slash]) && OtherShapes.IsWordsAnd("/-."u8, value);
    }

    /// <summary>Small letters and what joins them, with few digits.</summary>
    private static bool IsSmall(ReadOnlySpan<byte> value)
    {
        var digits = 0;
        foreach (var b in value)
        {
            digits += Ascii.IsDigit(b) ? 1 : 0;
            if (!Ascii.IsLower(b) && !Ascii.IsDigit(b) && b is not ((byte)'.' or (byte)'-' or (byte)'/' or (byte)'_'))
            {
                return false;
            }
        }

        return digits * 6 <= value.Length;
    }

    private static bool IsPath(ReadOnlySpan<byte> value)
    {
        if (value.StartsWith("./"u8) || value.IndexOf("../"u8) >= 0 || value.StartsWith("~/"u8) || value.IndexOf(":\\"u8) == 1 || value.StartsWith("\\\\"u8))
        {
            return true;
        }

        var slash = value.IndexOf((byte)'/');
        if (slash == 0 && value[1..].IndexOf((byte)'/') is var second and > 0 && (Roots.Contains(value.Slice(1, second)) || IsSmall(value)))
        {
            return true;
        }

        return IsFile(value) || (slash == 0 && value[1..].IndexOf((byte)'/') > 0 && value.IndexOfAny((byte)'+', (byte)'=') < 0 && Rarity.LetterSurprise.PerLetter(value) < 5.6)
            || slash >= 0 && (HasExtension(value) || Checks.WordLikeness.Share(value) >= (slash == 0 ? 0.4 : 0.6) || (value.IndexOfAny((byte)'+', (byte)'=') < 0 && Rarity.LetterSurprise.PerLetter(value) < 4.8));
    }

    private static bool HasExtension(ReadOnlySpan<byte> value)
    {
        var dot = value.LastIndexOf((byte)'.');
        if (dot < 1 || value.Length - dot is < 3 or > 6)
        {
            return false;
        }

        foreach (var b in value[(dot + 2)..])
        {
            if (!Ascii.IsLower(b) && !Ascii.IsDigit(b))
            {
                return false;
            }
        }

        return Ascii.IsLower(value[dot + 1]);
    }

    /// <summary>A name that ends as files do, and is not written as passwords are.</summary>
    private static bool IsFile(ReadOnlySpan<byte> value) =>
        HasExtension(value) && OtherShapes.IsWordsAnd(".-/"u8, value) && FileExtensions.Contains(value[(value.LastIndexOf((byte)'.') + 1)..]);
}
