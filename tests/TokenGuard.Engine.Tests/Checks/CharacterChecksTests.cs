using static TokenGuard.Engine.Tests.Checks.Candidates;

namespace TokenGuard.Engine.Tests.Checks;

public sealed class CharacterChecksTests
{
    [Theory]
    [InlineData("entropy:2.0", "abcd", true)]
    [InlineData("entropy:2.1", "abcd", false)]
    [InlineData("entropy:1", "aaaa", false)]
    [InlineData("distinct:3", "abcabc", true)]
    [InlineData("distinct:4", "abcabc", false)]
    [InlineData("digits:2", "a1b2", true)]
    [InlineData("digits:3", "a1b2", false)]
    [InlineData("letters:2", "a1b2", true)]
    [InlineData("letters:3", "a1b2", false)]
    [InlineData("mixed-alphanumeric", "aB3", true)]
    [InlineData("mixed-alphanumeric", "ab3", false)]
    [InlineData("mixed-alphanumeric", "AB3", false)]
    [InlineData("mixed-alphanumeric", "aBc", false)]
    [InlineData("not-hex", "0123abcd", false)]
    [InlineData("not-hex", "0123ABCD", false)]
    [InlineData("not-hex", "0123abCD", true)]
    [InlineData("not-hex", "0123abcg", true)]
    [InlineData("base64:3", "QUJD", true)]
    [InlineData("base64:4", "QUJD", false)]
    [InlineData("base64:2-4", "QUJD", true)]
    [InlineData("base64:1-9", "QUJDR", false)]
    [InlineData("base64:1-9", "QU!D", false)]
    [InlineData("uuid", "6ba7b810-9dad-41d1-80b4-00c04fd430c8", true)]
    [InlineData("uuid", "6ba7b810-9dad-01d1-80b4-00c04fd430c8", false)]
    [InlineData("uuid", "6ba7b810-9dad-41d1-c0b4-00c04fd430c8", false)]
    [InlineData("uuid", "6ba7b810x9dad-41d1-80b4-00c04fd430c8", false)]
    public void A_check_judges_the_characters(string check, string value, bool passes) =>
        Assert.Equal(passes, Passes(check, value));
}
