using TokenGuard.Sources.Git;

namespace TokenGuard.Sources.Tests.Git;

public sealed class ObjectIdSetTests
{
    [Theory]
    [InlineData(20)]
    [InlineData(32)]
    public void It_holds_and_marks_what_a_hash_set_would(int width)
    {
        var random = new Random(1);
        var ids = Enumerable.Range(0, 10_000).Select(_ => Random(random, width)).ToList();
        var others = Enumerable.Range(0, 1000).Select(_ => Random(random, width)).ToList();
        var set = new ObjectIdSet(width);

        Assert.All(ids, id => Assert.True(set.Add(id)));
        Assert.All(ids, id => Assert.False(set.Add(id)));
        Assert.All(ids, id => Assert.True(set.Contains(id)));
        Assert.DoesNotContain(others, set.Contains);
        Assert.Equal(ids.Count, set.Count);
        Assert.All(ids.Take(9_990), id => Assert.True(set.Mark(id)));
        Assert.False(set.Mark(ids[0]));
        Assert.False(set.Mark(others[0]));
        Assert.Equal(ids.Skip(9_990).Select(id => id.ToString()).Order(), set.Unmarked().Select(id => id.ToString()).Order());
    }

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef01234567", true)]
    [InlineData("0123456789ABCDEF0123456789abcdef01234567", true)]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", true)]
    [InlineData("0123456789abcdef0123456789abcdef0123456", false)]
    [InlineData("0123456789abcdef0123456789abcdef0123456g", false)]
    [InlineData(null, false)]
    public void Ids_are_read_from_hex_and_written_back(string? hex, bool isValid)
    {
        Assert.Equal(isValid, ObjectId.TryParse(hex, out var id));
        Assert.Equal(isValid ? hex!.ToLowerInvariant() : "", id.ToString());
    }

    private static ObjectId Random(Random random, int width)
    {
        var bytes = new byte[width];
        random.NextBytes(bytes);
        return new ObjectId(bytes);
    }
}
