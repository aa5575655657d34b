namespace TokenGuard.Engine.Credentials;

/// <summary>Knows versions, packages that are named with theirs, and addresses of networks.</summary>
internal static class VersionShapes
{
    public static bool Are(ReadOnlySpan<byte> value) => IsVersion(value[(value.LastIndexOfAny((byte)'@', (byte)':') + 1)..]) || IsOfEpoch(value) || IsOfPackage(value) || IsIPv6(value);

    /// <summary>Numbers with dots between them: versions, also of a package that stands before them, and addresses.</summary>
    private static bool IsVersion(ReadOnlySpan<byte> value)
    {
        int dots = 0, digits = 0;
        foreach (var b in value[(value.Length > 0 && value[0] is (byte)'v' or (byte)'^' or (byte)'~' ? 1 : 0)..])
        {
            if (b == '.' && digits > 0)
            {
                dots++;
                digits = 0;
            }
            else if (Ascii.IsDigit(b) && digits < 5)
            {
                digits++;
            }
            else
            {
                break;
            }
        }

        return dots >= 2;
    }

    /// <summary><c>1:4.13+wren1-1</c>: as distributions count on where a project began to count anew (Debian Policy, "Version").</summary>
    private static bool IsOfEpoch(ReadOnlySpan<byte> value) =>
        value.Length > 4 && Ascii.IsDigit(value[0]) && value[1] == ':' && Ascii.IsDigit(value[2]) && value[2..].IndexOf((byte)'.') is 1 or 2 && value.IndexOfAny("+-~"u8) > 4
        && OtherShapes.IsWordsAnd(".+-~:"u8, value);

    /// <summary><c>wren-0.1.0-4f2a…</c>, <c>wren-gate-23.1.4</c>: a package with its version, and which of its builds.</summary>
    private static bool IsOfPackage(ReadOnlySpan<byte> value)
    {
        var dash = value.IndexOf((byte)'-');
        if (dash < 2 || !Ascii.IsLetter(value[0]) || IsVersion(value[(dash + 1)..]))
        {
            return dash > 1 && Ascii.IsLetter(value[0]);
        }

        var last = value.LastIndexOf((byte)'-');
        return last > dash && !Ascii.HasDigit(value[..last]) && IsVersion(value[(last + 1)..]);
    }

    /// <summary><c>2001:db8::1</c>, with the length of a prefix or without.</summary>
    private static bool IsIPv6(ReadOnlySpan<byte> value)
    {
        if (value.IndexOf("::"u8) < 0)
        {
            return false;
        }

        var digits = 0;
        foreach (var b in value)
        {
            digits = Ascii.IsHexDigit(b) ? digits + 1 : 0;
            if (digits > 4 || (digits == 0 && b is not ((byte)':' or (byte)'/' or (byte)'.')))
            {
                return false;
            }
        }

        return true;
    }
}
