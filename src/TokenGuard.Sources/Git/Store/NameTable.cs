using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace TokenGuard.Sources.Git.Store;

/// <summary>Numbers the names of files and folders. Safe under concurrent calls.</summary>
internal sealed class NameTable
{
    private readonly ConcurrentDictionary<byte[], int> numbers = new(new SameBytes());
    private readonly ConcurrentDictionary<int, byte[]> names = new();
    private readonly ConcurrentDictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> lookup;
    private int last = -1;

    public NameTable() => lookup = numbers.GetAlternateLookup<ReadOnlySpan<byte>>();

    public ReadOnlySpan<byte> this[int number] => names[number];

    public int NumberOf(ReadOnlySpan<byte> name)
    {
        if (lookup.TryGetValue(name, out var known))
        {
            return known;
        }

        var number = Interlocked.Increment(ref last);
        var bytes = name.ToArray();
        names[number] = bytes;
        return numbers.GetOrAdd(bytes, number);
    }

    private sealed class SameBytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
