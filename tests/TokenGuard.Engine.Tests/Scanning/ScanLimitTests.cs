using System.Text;

namespace TokenGuard.Engine.Tests.Scanning;

public sealed class ScanLimitTests
{
    [Theory]
    [InlineData(3, 3, "5 findings, 3 kept")]
    [InlineData(5, 5, null)]
    public void Findings_beyond_the_limit_are_counted(int limit, int kept, string? message)
    {
        var blob = Encoding.ASCII.GetBytes(string.Join(' ', Enumerable.Range(0, 5).Select(TestScan.Token)));
        var result = TestScan.Scan(TestScan.AcmeRules, blob, new ScanLimits { FindingsPerBlob = limit });
        Assert.Equal(Enumerable.Range(0, kept).Select(i => 28 * i), result.Findings.Select(finding => finding.Span.Start));
        Assert.Equal(message is null ? [] : [message], result.LimitsReached);
    }

    [Fact]
    public void Utf16_counts_as_an_encoding()
    {
        byte[] blob = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(TestScan.Base64(TestScan.Token(1)))];
        Assert.Empty(TestScan.Scan(TestScan.AcmeRules, blob, new ScanLimits { DecodingDepth = 1 }).Findings);
        Assert.Single(TestScan.Scan(TestScan.AcmeRules, blob, new ScanLimits { DecodingDepth = 2 }).Findings);
    }
}
