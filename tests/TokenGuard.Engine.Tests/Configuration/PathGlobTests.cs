using TokenGuard.Engine.Configuration;

namespace TokenGuard.Engine.Tests.Configuration;

public sealed class PathGlobTests
{
    [Theory]
    [InlineData("*.lock", "yarn.lock", true)]
    [InlineData("*.lock", "a/b/yarn.lock", true)]
    [InlineData("*.lock", "yarn.lock.txt", false)]
    [InlineData("vendor/", "vendor/a/b.c", true)]
    [InlineData("vendor/", "src/vendor/a.c", true)]
    [InlineData("vendor", "src/vendor/a.c", true)]
    [InlineData("/vendor/", "vendor/a.c", true)]
    [InlineData("/vendor", "src/vendor/a.c", false)]
    [InlineData("src/*.c", "src/a.c", true)]
    [InlineData("src/*.c", "src/x/a.c", false)]
    [InlineData("src/**/*.c", "src/a.c", true)]
    [InlineData("src/**/*.c", "src/x/y/a.c", true)]
    [InlineData("**/fixtures/**", "a/fixtures/b", true)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("a*b*c", "a1b2b3c", true)]
    public void A_pattern_matches_as_in_gitignore(string glob, string path, bool matches) =>
        Assert.Equal(matches, PathGlob.Parse(glob).Matches(path));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public void An_empty_pattern_is_refused(string glob) => Assert.Throws<FormatException>(() => PathGlob.Parse(glob));

    [Fact]
    public void Many_stars_stay_cheap()
    {
        var glob = PathGlob.Parse(string.Concat(Enumerable.Repeat("a*", 30)) + "b");
        Assert.False(glob.Matches(new string('a', 20_000)));
    }
}
