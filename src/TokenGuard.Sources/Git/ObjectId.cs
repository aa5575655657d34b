using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace TokenGuard.Sources.Git;

/// <summary>The name of a git object: 20 bytes in SHA-1 repositories, 32 in SHA-256 ones.</summary>
public readonly record struct ObjectId
{
    internal const int MaxBytes = 32;

    private readonly ulong part0;
    private readonly ulong part1;
    private readonly ulong part2;
    private readonly ulong part3;
    private readonly byte width;

    internal ObjectId(ReadOnlySpan<byte> bytes)
    {
        Span<byte> padded = stackalloc byte[MaxBytes];
        bytes.CopyTo(padded);
        part0 = BinaryPrimitives.ReadUInt64BigEndian(padded);
        part1 = BinaryPrimitives.ReadUInt64BigEndian(padded[8..]);
        part2 = BinaryPrimitives.ReadUInt64BigEndian(padded[16..]);
        part3 = BinaryPrimitives.ReadUInt64BigEndian(padded[24..]);
        width = (byte)bytes.Length;
    }

    /// <summary>The id that stands for "no object" in git's lists.</summary>
    internal bool IsNull => (part0 | part1 | part2 | part3) == 0;

    /// <summary>A part of the id: it is a hash itself.</summary>
    public override int GetHashCode() => part0.GetHashCode();

    /// <summary>Reads an id in hex.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ObjectId Parse(string hex) => TryParse(hex, out var id) ? id : throw new FormatException($"'{hex}' is no object id");

    public static bool TryParse([NotNullWhen(true)] string? hex, out ObjectId id)
    {
        id = default;
        return hex is { Length: 40 or 64 } && TryParse(System.Text.Encoding.ASCII.GetBytes(hex), out id);
    }

    /// <summary>The id of 20 or 32 bytes.</summary>
    /// <exception cref="FormatException">It is of another length.</exception>
    public static ObjectId FromBytes(ReadOnlySpan<byte> bytes) => bytes.Length is 20 or 32
        ? new ObjectId(bytes)
        : throw new FormatException("an object id has 20 or 32 bytes");

    /// <summary>Its length in bytes.</summary>
    public int Width => width;

    internal static bool TryParse(ReadOnlySpan<byte> hex, out ObjectId id)
    {
        Span<byte> bytes = stackalloc byte[MaxBytes];
        id = default;
        if (hex.Length is not (40 or 64)
            || Convert.FromHexString(hex, bytes, out _, out var written) != OperationStatus.Done)
        {
            return false;
        }

        id = new ObjectId(bytes[..written]);
        return true;
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[width];
        CopyTo(bytes);
        return bytes;
    }

    internal void CopyTo(Span<byte> bytes)
    {
        Span<byte> padded = stackalloc byte[MaxBytes];
        BinaryPrimitives.WriteUInt64BigEndian(padded, part0);
        BinaryPrimitives.WriteUInt64BigEndian(padded[8..], part1);
        BinaryPrimitives.WriteUInt64BigEndian(padded[16..], part2);
        BinaryPrimitives.WriteUInt64BigEndian(padded[24..], part3);
        padded[..width].CopyTo(bytes);
    }

    /// <summary>Writes the id in hex and gives the number of characters.</summary>
    internal int WriteHex(Span<byte> hex)
    {
        Span<byte> bytes = stackalloc byte[MaxBytes];
        CopyTo(bytes);
        Convert.TryToHexStringLower(bytes[..width], hex, out var written);
        return written;
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[MaxBytes];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes[..width]);
    }
}
