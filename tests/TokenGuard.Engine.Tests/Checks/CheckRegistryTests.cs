using TokenGuard.Engine.Checks;

namespace TokenGuard.Engine.Tests.Checks;

public sealed class CheckRegistryTests
{
    [Theory]
    [InlineData("entropie:3", "there is no check 'entropie'; did you mean 'entropy'?")]
    [InlineData("length:3", "there is no check 'length'; rules/README.md lists them")]
    [InlineData("entropy", "check 'entropy': needs an argument")]
    [InlineData("entropy:x", "needs a number of bits above 0 and at most 8, not 'x'")]
    [InlineData("entropy:9", "needs a number of bits above 0 and at most 8, not '9'")]
    [InlineData("digits:0", "needs a whole number above 0, not '0'")]
    [InlineData("jwt:1", "check 'jwt': takes no argument")]
    [InlineData("base64:9-3", "needs a number of bytes or a range such as 32-64, not '9-3'")]
    [InlineData("base58check", "needs a number of bytes or a range such as 32-64, not ''")]
    [InlineData("bech32:x", "needs a number of bytes or a range such as 32-64, not 'x'")]
    [InlineData("near:", "needs a word")]
    [InlineData("near:a||b", "needs a word")]
    [InlineData("near:word:0", "needs a distance of 1 to 10000 bytes, not '0'")]
    [InlineData("not-path", "needs an argument")]
    public void A_wrong_check_says_what_is_wrong(string text, string message)
    {
        var wrong = Assert.Throws<CheckException>(() => CheckRegistry.Validate(text));
        Assert.Contains(message, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_check_is_documented_for_rule_authors()
    {
        var documentation = File.ReadAllText(RepositoryFiles.Find("rules/README.md"));
        var missing = CheckRegistry.Names.Where(name => !documentation.Contains($"`{name}`", StringComparison.Ordinal)
            && !documentation.Contains($"`{name}:", StringComparison.Ordinal));
        Assert.Empty(missing);
    }
}
