using TokenGuard.Engine.Configuration;

namespace TokenGuard.Engine.Tests.Configuration;

public sealed class SuppressionTests
{
    [Theory]
    [InlineData(null, null, null, true)]
    [InlineData("tg1-a", null, null, true)]
    [InlineData("tg1-A", null, null, false)]
    [InlineData("tg1-b", null, null, false)]
    [InlineData(null, "acme-token", null, true)]
    [InlineData(null, "acme", null, false)]
    [InlineData(null, null, "src/", true)]
    [InlineData(null, null, "tests/", false)]
    [InlineData("tg1-a", "acme-token", "src/**/*.cs", true)]
    [InlineData("tg1-b", "acme-token", "src/**/*.cs", false)]
    [InlineData("tg1-a", "acme-other", "src/**/*.cs", false)]
    [InlineData("tg1-a", "acme-token", "src/**/*.js", false)]
    public void It_covers_what_fits_all_that_it_names(string? fingerprint, string? rule, string? path, bool covers) => Assert.Equal(
        covers,
        New(fingerprint, rule, path, null).Covers("tg1-a", "acme-token", "src/a/b.cs"));

    [Theory]
    [InlineData(null, "2999-01-01", false)]
    [InlineData("2027-01-31", "2027-01-30", false)]
    [InlineData("2027-01-31", "2027-01-31", false)]
    [InlineData("2027-01-31", "2027-02-01", true)]
    [InlineData("2027-01-31", "2028-01-01", true)]
    public void It_holds_on_its_last_day_and_not_after(string? until, string today, bool expired) =>
        Assert.Equal(expired, New("tg1-a", null, null, until).IsExpired(today));

    private static Suppression New(string? fingerprint, string? rule, string? path, string? until) => new()
    {
        Fingerprint = fingerprint,
        RuleId = rule,
        Path = path is null ? null : PathGlob.Parse(path),
        Until = until,
        Reason = "x",
        Origin = ".tokenguard.toml",
        Line = 1,
    };
}
