namespace TokenGuard.Engine.Tests.Scanning;

public class SpanCoverTests
{
    [Fact]
    public void TellsTheSameAsALookAtEverySpan()
    {
        var random = new Random(11);
        for (var round = 0; round < 200; round++)
        {
            var spans = Enumerable.Range(0, random.Next(8)).Select(_ => Any(random)).ToList();
            var cover = new SpanCover(spans);
            for (var question = 0; question < 50; question++)
            {
                var asked = Any(random);
                Assert.Equal(spans.Exists(span => span.Start <= asked.Start && asked.End <= span.End), cover.Holds(asked));
            }
        }
    }

    private static ByteSpan Any(Random random) => new(random.Next(20), random.Next(1, 10));
}
