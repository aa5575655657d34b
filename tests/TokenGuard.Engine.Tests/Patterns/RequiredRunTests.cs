using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Tests.Patterns;

public sealed class RequiredRunTests
{
    [Theory]
    [InlineData("acme_[a-z0-9]{20}", 20, true)]
    [InlineData("acme[a-z0-9]{20}", 24, true)]
    [InlineData("(?i:key|token)=[A-F0-9]{32}x", 33, true)]
    [InlineData("(?:[a-z]{16}|[0-9]{20})", 16, true)]
    [InlineData("[a-z]{8}-[a-z]{8}", 17, false)]
    [InlineData("[A-Za-z0-9+/]{40}", 40, false)]
    [InlineData("[a-z]{9}[0-9]?[a-z]{9}", 18, true)]
    [InlineData("(?:ab){8}", 16, true)]
    public void The_longest_run_that_every_match_has(string pattern, int length, bool isAlphanumeric)
    {
        var run = Pattern.Parse(pattern).RequiredRun;

        Assert.Equal((length, isAlphanumeric), (run!.Length, run.IsAlphanumeric));
    }

    [Theory]
    [InlineData("[a-z]{15}")]
    [InlineData("[a-z]{9}\\.?[a-z]{9}")]
    [InlineData("(?:[a-z]{30})?x")]
    [InlineData("(?:[a-z]{30}|[.]{30})")]
    [InlineData("[a-z]{30,}")]
    [InlineData("[a-z.]{30}")]
    public void No_run_where_a_match_may_do_without(string pattern) => Assert.Null(Pattern.Parse(pattern).RequiredRun);
}
