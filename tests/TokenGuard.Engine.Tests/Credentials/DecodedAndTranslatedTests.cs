using static TokenGuard.Engine.Tests.Credentials.CredentialJudgeTests;

namespace TokenGuard.Engine.Tests.Credentials;

/// <summary>Values that code decodes, and those that stand where translations do.</summary>
public sealed class DecodedAndTranslatedTests
{
    [Theory]
    [InlineData("byte[] secretKey = Base64.getDecoder().decode(\"{0}\");", "acme-secret High")]
    [InlineData("secretKey = wren.decode(\"{0}\");", "")]
    public void What_is_decoded_from_base64_is_the_value(string text, string expected) =>
        Assert.Equal(expected, Judge(text.Replace("{0}", "qzv7XkwPqTbvZxkW+JdRzq84hNvbW2rk", StringComparison.Ordinal), "Gate.java"));

    [Theory]
    [InlineData("qzvXkwPqTbvZxkWqJdRzq84hNvbWrk", "acme-secret High")]
    [InlineData("qzvxkwpqtbvzxkwqjdrzqhhnvbwrk", "")]
    [InlineData("Wachtwoordenboekbeheerder", "")]
    public void No_translation_is_made_of_chance(string value, string expected) =>
        Assert.Equal(expected, Judge($"<string name=\"gate_secret\">{value}</string>", "res/values/strings.xml"));
}
