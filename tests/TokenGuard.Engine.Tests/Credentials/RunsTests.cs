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

    [Theory]
    [InlineData("abcdefghijklm", "987654")]
    [InlineData("ABCDEFGHIJKLMNOP", "1234567")]
    [InlineData("abcd1234", "EFGH5678")]
    [InlineData("abcdefghijklmnop", "ABCDEFGH")]
    [InlineData("acme_", "lmnopqrstu45678901")]
    public void Sequences_of_several_kinds_are_joined_to_a_token_s_length(string first, string second) => Assert.True(AreJoined(first + second));

    [Theory]
    [InlineData("abcdefghijklmnopqrstuv", "45")]
    [InlineData("AbCdEfGhIjKlMnOp", "QrStUvWxYz")]
    [InlineData("01234567890", "1234567890")]
    [InlineData("abcdef4567890", "abcdef4567890")]
    [InlineData("0123456789", "abcdef")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "234567")]
    [InlineData("123456789012/", "abcdefghijkl")]
    [InlineData("abcdefg", "5678")]
    [InlineData("k3Jw9xQz", "7Tq2mVb8")]
    public void Others_are_not(string first, string second) => Assert.False(AreJoined(first + second));

    private static bool AreJoined(string value) => Runs.AreJoined(Encoding.UTF8.GetBytes(value));
}
