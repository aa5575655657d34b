using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine.Tests.Rules;

public sealed class ScopeCatalogTests
{
    private static ScopeCatalog Catalog { get; } = new()
    {
        Prefixes = ["https://graph.acme.example/"],
        Scopes = [.. new[] { "*.All", "*.ReadWrite.All", "User.ReadWrite.All", "read", "*:read" }.Select(match => new ScopeDefinition { Match = match })],
    };

    [Theory]
    [InlineData("read", "read")]
    [InlineData("READ", "read")]
    [InlineData("tickets:read", "*:read")]
    [InlineData("User.ReadWrite.All", "User.ReadWrite.All")]
    [InlineData("user.readwrite.all", "User.ReadWrite.All")]
    [InlineData("Group.ReadWrite.All", "*.ReadWrite.All")]
    [InlineData("Group.Read.All", "*.All")]
    [InlineData("https://graph.acme.example/User.ReadWrite.All", "User.ReadWrite.All")]
    [InlineData("https://graph.acme.example/", null)]
    [InlineData("https://other.example/read", null)]
    [InlineData("readable", null)]
    [InlineData("", null)]
    public void A_scope_is_found_by_name_before_pattern(string scope, string? match) => Assert.Equal(match, Catalog.Find(scope)?.Match);

    [Fact]
    public void A_name_that_looks_like_a_pattern_of_the_text_is_none()
    {
        Assert.True(new ScopeDefinition { Match = "*:read" }.IsPattern);
        Assert.False(new ScopeDefinition { Match = "read" }.IsPattern);
        Assert.False(new ScopeDefinition { Match = "a:read" }.Matches("*:read"));
    }
}
