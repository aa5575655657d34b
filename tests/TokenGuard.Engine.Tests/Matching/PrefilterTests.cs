using TokenGuard.Engine.Matching;
using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Tests.Matching;

public sealed class PrefilterTests
{
    private static IEnumerable<PrefilterKind> VectorKinds =>
        [PrefilterKind.Scalar, PrefilterKind.Vector128, PrefilterKind.Avx2, PrefilterKind.Fastest];

    public static TheoryData<string, int> Supported
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var kind in VectorKinds.Where(PrefilterFactory.IsSupported))
            {
                data.Add(kind.ToString(), 1);
                data.Add(kind.ToString(), 2);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Supported))]
    public void Every_kernel_finds_what_the_automaton_finds(string kind, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 300; i++)
        {
            var literals = Literals(random, [.. "abz_0@ .-"u8, 0xC3, 0xA9, 0xFF, 0]);
            var oracle = new AhoCorasickPrefilter(literals);
            var prefilter = Create(literals, kind);
            for (var j = 0; j < 5; j++)
            {
                var text = random.GetItems<byte>([.. "abzABZ_0@` .-"u8, 0xC3, 0xA9, 0xFF, 0xE3, 0], random.Next(200));

                Assert.Equal(AllHits(oracle, text, 1000), AllHits(prefilter, text, 1000));
                Assert.Equal(AllHits(oracle, text, 1000), AllHits(prefilter, text, prefilter.MinHits));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Supported))]
    public void A_literal_is_found_wherever_it_stands_in_blocks_of_any_length(string kind, int seed)
    {
        var literals = new List<byte[]> { "acme_live_"u8.ToArray(), "xo"u8.ToArray(), "@"u8.ToArray(), "q_9"u8.ToArray() };
        var prefilter = Create(literals, kind);
        var random = new Random(seed);
        foreach (var length in (int[])[1, 2, 3, 4, 15, 16, 17, 31, 32, 63, 64, 65, 4095, 4096, 4097, 4160, 4163, 4164, 4165, 8192, 8300])
        {
            foreach (var literal in literals.Where(literal => literal.Length <= length))
            {
                foreach (var start in (int[])[0, (length - literal.Length) / 2, random.Next(length - literal.Length + 1), length - literal.Length])
                {
                    var text = new byte[length];
                    text.AsSpan().Fill((byte)'.');
                    literal.CopyTo(text, start);

                    Assert.Equal([new LiteralHit(start, literals.IndexOf(literal))], AllHits(prefilter, text, 100));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Supported))]
    public void A_short_literal_is_found_where_its_surroundings_fit(string kind, int seed)
    {
        var shape = new[] { ByteSet.Of("A"), ByteSet.Of("C"), NamedByteSets.Digit, NamedByteSets.Digit };
        List<byte[]> literals = ["ac"u8.ToArray()];
        var prefilter = PrefilterFactory.Create(literals, () => FilterPlanner.Plan(literals, [shape], new bool[literals.Count]), Enum.Parse<PrefilterKind>(kind));
        var text = new byte[seed * 40];
        text.AsSpan().Fill((byte)'c');
        "AC12"u8.CopyTo(text.AsSpan(seed * 10));

        Assert.Equal([new LiteralHit(seed * 10, 0)], AllHits(prefilter, text, 100));
        Assert.Empty(AllHits(prefilter, [.. "face: accept, ACxy, AC1x "u8], 100));
    }

    [Fact]
    public void A_kernel_that_the_processor_has_not_is_refused()
    {
        foreach (var kind in VectorKinds.Where(kind => !PrefilterFactory.IsSupported(kind)))
        {
            Assert.Equal($"this processor has no {kind}", Assert.Throws<PlatformNotSupportedException>(() => Create(["abcd"u8.ToArray()], kind.ToString())).Message);
        }
    }

    [Fact]
    public void A_plan_has_a_window_inside_each_literal_and_is_the_same_each_time()
    {
        var literals = Literals(new Random(3), [.. "abcdefghijklmnop_-0123456789"u8]);
        var plan = FilterPlanner.Plan(literals, new ByteSet[]?[literals.Count], new bool[literals.Count]);

        Assert.True(plan.Fits(literals));
        Assert.Equal(plan.Windows, FilterPlanner.Plan(literals, new ByteSet[]?[literals.Count], new bool[literals.Count]).Windows);
        Assert.False(plan.Fits([.. literals.Skip(1)]));
    }

    private static IPrefilter Create(List<byte[]> literals, string kind) =>
        PrefilterFactory.Create(literals, () => FilterPlanner.Plan(literals, new ByteSet[]?[literals.Count], new bool[literals.Count]), Enum.Parse<PrefilterKind>(kind));

    private static List<byte[]> Literals(Random random, byte[] alphabet) => [.. Enumerable.Range(0, random.Next(1, 40))
        .Select(_ => random.GetItems(alphabet, random.Next(1, 9)))
        .DistinctBy(Convert.ToHexString)];

    private static List<LiteralHit> AllHits(IPrefilter prefilter, byte[] text, int bufferLength)
    {
        var all = new List<LiteralHit>();
        var buffer = new LiteralHit[Math.Max(bufferLength, prefilter.MinHits)];
        for (var from = 0; from < text.Length;)
        {
            var count = prefilter.Find(text, from, buffer, out from);
            all.AddRange(buffer.AsSpan(0, count));
        }

        foreach (var literal in all.GroupBy(hit => hit.Literal))
        {
            Assert.Equal(literal.OrderBy(hit => hit.Start), literal);
        }

        return [.. all.OrderBy(hit => hit.Start).ThenBy(hit => hit.Literal)];
    }
}
