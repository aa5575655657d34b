using System.Text;
using TokenGuard.Sources.Git.Store;

namespace TokenGuard.Sources.Tests.Git.Store;

/// <summary>What a pack lies about is left to git, and the rest of the pack is read.</summary>
public sealed class HostilePackTests : IDisposable
{
    private static readonly byte[] Base = Encoding.ASCII.GetBytes("the base of deltas");

    // Of one content; all together would be more than a walk holds.
    private const int Length = 1 << 20;

    private readonly TestRepository repository = new();
    private readonly HandmadePack pack = new();

    [Fact]
    public void A_good_handmade_pack_is_read()
    {
        pack.Add(1, HandmadePack.Blob, Base);
        var distance = pack.Position - 12;
        pack.Add(2, HandmadePack.OffsetDelta, HandmadePack.Delta(18, 5, 0x90, 4, 1, (byte)'!'), distance: distance);
        pack.Add(3, HandmadePack.ReferenceDelta, HandmadePack.Delta(5, 10, 0x90, 5, 0x90, 5), name: HandmadePack.Id(2));

        Assert.Equal(["01=the base of deltas", "02=the !", "03=the !the !"], Read(out var left));
        Assert.Empty(left);
    }

    [Fact]
    public void Deltas_in_a_circle_or_without_a_base_are_left()
    {
        pack.Add(1, HandmadePack.Blob, Base);
        pack.Add(2, HandmadePack.ReferenceDelta, HandmadePack.Delta(18, 4, 0x90, 4), name: HandmadePack.Id(3));
        pack.Add(3, HandmadePack.ReferenceDelta, HandmadePack.Delta(18, 4, 0x90, 4), name: HandmadePack.Id(2));
        pack.Add(4, HandmadePack.ReferenceDelta, HandmadePack.Delta(18, 4, 0x90, 4), name: HandmadePack.Id(4));
        pack.Add(5, HandmadePack.ReferenceDelta, HandmadePack.Delta(18, 4, 0x90, 4), name: HandmadePack.Id(9));
        pack.Add(6, HandmadePack.OffsetDelta, HandmadePack.Delta(18, 4, 0x90, 4), distance: 13);
        pack.Add(7, HandmadePack.OffsetDelta, HandmadePack.Delta(18, 4, 0x90, 4), distance: 1_000_000);

        Assert.Equal(["01=the base of deltas"], Read(out var left));
        Assert.Equal(["02", "03", "04", "05", "06", "07"], left);
    }

    [Theory]
    [InlineData(17, 4, new byte[] { 0x90, 4 })] // another base
    [InlineData(18, 4, new byte[] { 0x91, 16, 4 })] // copies from beyond the base
    [InlineData(18, 4, new byte[] { 0x9F, 255, 255, 255, 255, 4 })] // copies from far beyond it
    [InlineData(18, 4, new byte[] { 0x90, 5 })] // makes more than it declares
    [InlineData(18, 4, new byte[] { 0x90, 3 })] // makes less
    [InlineData(18, 4, new byte[] { 0 })] // no step
    [InlineData(18, 4, new byte[] { 9, 1 })] // inserts what is not there
    [InlineData(18, 4, new byte[] { 0x90 })] // cut off
    [InlineData(18, 1L << 40, new byte[] { 0x90, 4 })] // a bomb
    public void Wrong_deltas_are_left_with_all_that_is_made_from_them(long from, long to, byte[] steps)
    {
        pack.Add(1, HandmadePack.Blob, Base);
        pack.Add(2, HandmadePack.ReferenceDelta, HandmadePack.Delta(from, to, steps), name: HandmadePack.Id(1));
        pack.Add(3, HandmadePack.ReferenceDelta, HandmadePack.Delta(4, 2, 0x90, 2), name: HandmadePack.Id(2));
        pack.Add(4, HandmadePack.ReferenceDelta, HandmadePack.Delta(18, 3, 0x90, 3), name: HandmadePack.Id(1));

        Assert.Equal(["01=the base of deltas", "04=the"], Read(out var left));
        Assert.Equal(["02", "03"], left);
    }

    [Fact]
    public void Wrong_sizes_types_and_damaged_bytes_are_left()
    {
        pack.Add(1, HandmadePack.Blob, Base);
        pack.Add(2, HandmadePack.Blob, Base, declared: 17);
        pack.Add(3, HandmadePack.Blob, Base, declared: 19);
        pack.Add(4, HandmadePack.Blob, Base, declared: 1L << 50);
        pack.Add(5, 0, Base);
        pack.Add(6, 5, Base);
        pack.Add(7, HandmadePack.Blob, Base, raw: [1, 2, 3]);
        pack.Add(8, HandmadePack.Blob, Base, raw: []);
        pack.Add(9, HandmadePack.Blob, Base, raw: [0x78, 0x9C, 0x4B, 0x04, 0x00]);

        Assert.Equal(["01=the base of deltas"], Read(out var left));
        Assert.Equal(["02", "03", "04", "05", "06", "07", "08", "09"], left);
    }

    [Fact]
    public void Many_deltas_on_one_base_hold_no_more_than_a_few_contents()
    {
        pack.Add(1, HandmadePack.Blob, new byte[Length]);
        for (var id = 2; id < 200; id++)
        {
            // Each is made from the one before and from the first: a chain with a leaf at every link.
            var name = HandmadePack.Id((byte)(id % 2 == 0 ? Math.Max(1, id - 2) : id - 1));
            pack.Add((byte)id, HandmadePack.ReferenceDelta, HandmadePack.Delta(Length, Length, CopyAll()), name: name);
        }

        Assert.Equal(199, Read(out var left).Length);
        Assert.Empty(left);
    }

    [Fact]
    public void An_index_that_names_places_outside_of_its_pack_is_refused()
    {
        pack.Add(1, HandmadePack.Blob, Base).Write(repository, offset => offset + 1_000_000);

        Assert.Throws<StoreException>(() => ObjectStore.Open(repository.Open(), CancellationToken.None));
    }

    [Fact]
    public void An_index_that_names_places_between_the_objects_gives_nothing_wrong()
    {
        pack.Add(1, HandmadePack.Blob, Base).Add(2, HandmadePack.Blob, Base).Write(repository, offset => offset + 2);

        Assert.Empty(ReadWritten(out var left));
        Assert.Equal(["01", "02"], left);
    }

    public void Dispose()
    {
        pack.Dispose();
        repository.Dispose();
    }

    // Copies of 64 KiB each, from the beginning to the end.
    private static byte[] CopyAll() =>
        [.. Enumerable.Range(0, Length >> 16).SelectMany(i => i == 0 ? new byte[] { 0x80 } : [0x84, (byte)i])];

    private string[] Read(out string[] left)
    {
        pack.Write(repository);
        return ReadWritten(out left);
    }

    // "id=content" of what is read, and the ids of what is left; of an id its first byte.
    private string[] ReadWritten(out string[] left)
    {
        using var store = ObjectStore.Open(repository.Open(), CancellationToken.None);
        var (read, unread) = (new List<string>(), new List<string>());
        var plan = new PackPlan(store.Packs.Single(), (_, _) => true);
        unread.AddRange(plan.Unreadable.Select(NameOf));
        using var walk = new PackWalk(plan, store.Table.Width, number => unread.Add(NameOf(number)));
        while (walk.TryNext(out _))
        {
            read.Add(NameOf(walk.Current.Number) + "=" + Encoding.ASCII.GetString(walk.Current.Content.Span));
        }

        left = [.. unread.Order(StringComparer.Ordinal)];
        return [.. read.Order(StringComparer.Ordinal)];

        string NameOf(int number) => Convert.ToHexStringLower(store.Table[number])[..2];
    }
}
