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
    [InlineData("test-password-2")]
    public void Words_that_stand_for_a_value_cover_it(string value) => Assert.True(PlaceholderWords.Cover(Encoding.UTF8.GetBytes(value)));

    [Theory]
    [InlineData("Brandywine77")]
    [InlineData("tokyo-drift-9")]
    [InlineData("qzvxkwpl")]
    [InlineData("12345678")]
    public void Other_values_are_not_covered(string value) => Assert.False(PlaceholderWords.Cover(Encoding.UTF8.GetBytes(value)));
}
