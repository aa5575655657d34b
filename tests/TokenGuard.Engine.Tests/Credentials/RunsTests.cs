using System.Text;
using TokenGuard.Engine.Credentials;

namespace TokenGuard.Engine.Tests.Credentials;

public sealed class RunsTests
{
    [Theory]
    [InlineData("123456", 6, 6)]
    [InlineData("xx987654yy", 6, 6)]
    [InlineData("aaaab", 4, 4)]
    [InlineData("qwertz", 6, 6)]
    [InlineData("zxcvbn!1", 6, 6)]
    [InlineData("abcd1234", 8, 4)]
    [InlineData("k3Jw9xQz", 0, 0)]
    [InlineData("abc123", 0, 0)]
    [InlineData("", 0, 0)]
    public void Characters_in_runs_are_counted(string value, int covered, int longest) =>
        Assert.Equal((covered, longest), Runs.Measure(Encoding.UTF8.GetBytes(value)));
}
