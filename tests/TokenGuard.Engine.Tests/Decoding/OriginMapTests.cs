using TokenGuard.Engine.Decoding;

namespace TokenGuard.Engine.Tests.Decoding;

public class OriginMapTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Tells_what_a_list_of_all_origins_tells(int seed)
    {
        var random = new Random(seed);
        var map = new OriginMap();
        var expected = new List<int>();
        for (var round = 0; round < 400; round++)
        {
            var origin = (expected.Count == 0 ? 0 : expected[^1]) + random.Next(4);
            switch (random.Next(5))
            {
                case 0:
                    var length = random.Next(1, 40);
                    map.AddRun(origin, length);
                    expected.AddRange(Enumerable.Range(origin, length));
                    break;
                case 1:
                    var kept = expected.Count - random.Next(Math.Min(expected.Count + 1, 5));
                    expected.RemoveRange(kept, expected.Count - kept);
                    map.TruncateTo(kept);
                    break;
                default:
                    var (step, bytes) = (random.Next(4), random.Next(1, 6));
                    for (var i = 0; i < bytes; i++)
                    {
                        map.Add(origin + (i * step));
                        expected.Add(origin + (i * step));
                    }

                    break;
            }
        }

        Assert.Equal(expected, Enumerable.Range(0, expected.Count).Select(map.At));
    }

    [Fact]
    public void Forgets_what_was_there()
    {
        var map = new OriginMap();
        map.AddRun(7, 3);
        map.Clear();
        map.Add(40);
        map.Add(42);
        map.Add(44);

        Assert.Equal([40, 42, 44], Enumerable.Range(0, 3).Select(map.At));
    }
}
