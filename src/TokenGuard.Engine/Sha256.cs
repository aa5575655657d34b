using System.Security.Cryptography;

namespace TokenGuard.Engine;

/// <summary>SHA-256 over two texts, one behind the other.</summary>
internal static class Sha256
{
    public static byte[] Of(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail)
    {
        var all = new byte[head.Length + tail.Length];
        head.CopyTo(all);
        tail.CopyTo(all.AsSpan(head.Length));
#if NET
        return SHA256.HashData(all);
#else
        using var sha = SHA256.Create();
        return sha.ComputeHash(all);
#endif
    }
}
