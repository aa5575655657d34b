using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine.Tests.Rules;

public class NearestNameTests
{
    [Theory]
    [InlineData("scna", "scan")]
    [InlineData("sik", "sink")]
    [InlineData("exlcude", "exclude")]
    [InlineData("elsewhere", null)]
    [InlineData("", null)]
    public void The_name_with_the_fewest_changes_is_meant(string name, string? meant) =>
        Assert.Equal(meant, NearestName.Find(name, ["sink", "scan", "exclude"]));
}
