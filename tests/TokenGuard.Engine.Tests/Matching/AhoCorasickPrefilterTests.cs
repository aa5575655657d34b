using System.Text;
using TokenGuard.Engine.Matching;

namespace TokenGuard.Engine.Tests.Matching;

public class AhoCorasickPrefilterTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Finds_what_a_naive_search_finds(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 1000; i++)
        {
            var literals = Enumerable.Range(0, random.Next(1, 12))
                .Select(_ => new string(random.GetItems<char>("ab_é", random.Next(1, 6))))
                .Distinct()
                .Select(Encoding.UTF8.GetBytes)
                .ToList();
            var text = Encoding.UTF8.GetBytes(new string(random.GetItems<char>("aAbB_é ", random.Next(60))));
            var prefilter = new AhoCorasickPrefilter(literals);

            Assert.Equal(Naive(literals, text), AllHits(prefilter, text, 1000));
            Assert.Equal(Naive(literals, text), AllHits(prefilter, text, prefilter.MinHits));
        }
    }

    [Fact]
    public void Nested_and_overlapping_literals_are_all_reported()
    {
        var prefilter = new AhoCorasickPrefilter(["token"u8.ToArray(), "ken"u8.ToArray(), "n"u8.ToArray(), "ent"u8.ToArray()]);

        Assert.Equal([new(0, 0), new(2, 1), new(3, 3), new(4, 2)], AllHits(prefilter, "TOKENT"u8.ToArray(), 3));
        Assert.Equal(3, prefilter.MinHits);
    }

    [Fact]
    public void A_full_buffer_stops_the_search_and_the_next_call_goes_on()
    {
        var prefilter = new AhoCorasickPrefilter(["aa"u8.ToArray()]);
        var buffer = new LiteralHit[2];

        Assert.Equal(2, prefilter.Find("aaaaa"u8, 0, buffer, out var resumeAt));
        Assert.Equal([new(0, 0), new(1, 0)], buffer);
        Assert.Equal(3, resumeAt);
        Assert.Equal(2, prefilter.Find("aaaaa"u8, resumeAt, buffer, out resumeAt));
        Assert.Equal([new(2, 0), new(3, 0)], buffer);
        Assert.Equal(5, resumeAt);
    }

    [Fact]
    public void No_literals_find_nothing()
    {
        var prefilter = new AhoCorasickPrefilter([]);

        Assert.Equal(0, prefilter.Find("abc"u8, 0, new LiteralHit[prefilter.MinHits], out var resumeAt));
        Assert.Equal(3, resumeAt);
    }

    [Fact]
    public void Wrong_literals_and_buffers_are_refused()
    {
        Assert.Equal("Literal 1 is empty", Assert.Throws<ArgumentException>(() => new AhoCorasickPrefilter(["a"u8.ToArray(), []])).Message);
        Assert.Equal("Literals 0 and 1 are the same",
            Assert.Throws<ArgumentException>(() => new AhoCorasickPrefilter(["aB"u8.ToArray(), "Ab"u8.ToArray()])).Message);

        var prefilter = new AhoCorasickPrefilter(["ab"u8.ToArray(), "b"u8.ToArray()]);
        Assert.StartsWith("The buffer must hold at least 2 hits",
            Assert.Throws<ArgumentException>(() => prefilter.Find("ab"u8, 0, new LiteralHit[1], out _)).Message, StringComparison.Ordinal);
    }

    private static List<LiteralHit> AllHits(AhoCorasickPrefilter prefilter, byte[] text, int bufferLength)
    {
        var all = new List<LiteralHit>();
        var buffer = new LiteralHit[bufferLength];
        for (var from = 0; from < text.Length;)
        {
            var count = prefilter.Find(text, from, buffer, out from);
            all.AddRange(buffer.AsSpan(0, count));
        }

        return Sorted(all);
    }

    private static List<LiteralHit> Naive(List<byte[]> literals, byte[] text)
    {
        var folded = Folded(text);
        return Sorted(
            from start in Enumerable.Range(0, text.Length)
            from literal in Enumerable.Range(0, literals.Count)
            where folded.AsSpan(start).StartsWith(Folded(literals[literal]))
            select new LiteralHit(start, literal));
    }

    private static List<LiteralHit> Sorted(IEnumerable<LiteralHit> hits) => [.. hits.OrderBy(hit => hit.Start).ThenBy(hit => hit.Literal)];

    private static byte[] Folded(byte[] text) =>
        [.. text.Select(value => value is >= (byte)'A' and <= (byte)'Z' ? (byte)(value | 0x20) : value)];
}
