using System.Text;
using TokenGuard.Engine;
using TokenGuard.Scanning.Findings;

namespace TokenGuard.Scanning.Tests.Findings;

public class OccurrenceFactoryTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_later_piece_counts_on_from_the_one_before(bool wide)
    {
        var encoding = wide ? Encoding.Unicode : new UTF8Encoding(true);
        byte[] bytes = [.. encoding.Preamble, .. encoding.GetBytes("é one\ntwo three k=SECRET; four\n")];
        var cut = encoding.Preamble.Length + encoding.GetByteCount("é one\ntwo ");
        var at = encoding.GetByteCount("three k=");
        var finding = SampleScan.FindingOf(SampleRules.ApiToken, "SECRET", new ByteSpan(at, encoding.GetByteCount("SECRET")));
        var traces = new SecretTraces();

        var first = new OccurrenceFactory(SampleScan.File("f"), PieceStart.Zero, bytes, [], traces);
        var second = new OccurrenceFactory(SampleScan.File("f"), first.StartAt(cut), bytes.AsMemory(cut), [finding], traces);

        var occurrence = second.Create(finding);
        Assert.Equal(new TextPosition(2, 13), occurrence.Start);
        Assert.Equal(new TextPosition(2, 19), occurrence.End);
        Assert.Equal(cut + at, occurrence.Offset);
        Assert.Equal("three k=…; four", occurrence.Snippet.Text);
    }
}
