using System.Text;
using TokenGuard.Engine.Credentials;

namespace TokenGuard.Engine.Tests.Credentials;

public sealed class PlaceholderWordsTests
{
    [Theory]
    [InlineData("password123")]
    [InlineData("p4ssw0rd!")]
    [InlineData("s3cr3t")]
    [InlineData("my-secret-token")]
    [InlineData("letmein2024")]
    [InlineData("changeit")]
    [InlineData("your_api_key")]
    [InlineData("foobar")]
    [InlineData("pass.word")]
    [InlineData("applicationSecret")]
    [InlineData("test-password-2")]
    [InlineData("key-zqv")]
    [InlineData("KeyZqv")]
    [InlineData("zqvkey")]
    [InlineData("tester1")]
    public void Words_that_stand_for_a_value_cover_it(string value) => Assert.True(PlaceholderWords.Cover(Encoding.UTF8.GetBytes(value)));

    [Theory]
    [InlineData("example-app-secret", true)]
    [InlineData("the sample nonce", true)]
    [InlineData("username:password", true)]
    [InlineData("TestRootCa0", true)]
    [InlineData("tokyo-drift-9", false)]
    [InlineData("secret\u0001token", false)]
    public void They_cover_it_in_base64_too(string text, bool covered) =>
        Assert.Equal(covered, PlaceholderWords.CoverEncoded(Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.ASCII.GetBytes(text)))));

    [Fact]
    public void Random_values_are_hardly_ever_words_in_base64() =>
        Assert.DoesNotContain(Enumerable.Range(0, 20_000), seed => PlaceholderWords.CoverEncoded(Encoding.ASCII.GetBytes(Checks.RandomText.Of(Checks.RandomText.Base62, 16, seed))));

    [Theory]
    [InlineData("heslo")]
    [InlineData("wachtwoord1")]
    public void The_word_for_a_password_in_other_languages_is_one(string value) => Assert.True(PlaceholderWords.Cover(Encoding.UTF8.GetBytes(value)));

    [Theory]
    [InlineData("Brandywine77")]
    [InlineData("Badger3443")]
    [InlineData("thistle77!")]
    [InlineData("Whiskey_9")]
    [InlineData("tokyo-drift-9")]
    [InlineData("qzvxkwpl")]
    [InlineData("12345678")]
    public void Other_values_are_not_covered(string value) => Assert.False(PlaceholderWords.Cover(Encoding.UTF8.GetBytes(value)));
}
