using TokenGuard.Analyzers.Names;

namespace TokenGuard.Analyzers.Tests.Names;

public sealed class CredentialTextTests
{
    [Theory]
    [InlineData(true, "Winter-Sun7")]
    [InlineData(true, "EnterSandman")]
    [InlineData(true, "YourMom7")]
    [InlineData(true, "this is my password")]
    [InlineData(true, "the secret password")]
    [InlineData(false, "IMAP4 server password")]
    [InlineData(false, "YourUserPassword")]
    [InlineData(false, "EnterClientSecretHere")]
    [InlineData(false, "copy the client secret from the console here")]
    [InlineData(false, "C2y6yDjf5/R+ob0N")]
    public void What_stands_for_a_value_or_is_that_of_every_emulator_is_none(bool isCredential, string text) =>
        Assert.Equal(isCredential, CredentialText.IsGiven(text));
}
