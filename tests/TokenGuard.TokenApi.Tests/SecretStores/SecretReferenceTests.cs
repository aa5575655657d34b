using TokenGuard.TokenApi.SecretStores;
using TokenGuard.TokenApi.Tests.Harness;

namespace TokenGuard.TokenApi.Tests.SecretStores;

[Collection(EnvironmentScope.Collection)]
public sealed class SecretReferenceTests : IDisposable
{
    private readonly EnvironmentScope environment = new();

    public void Dispose() => environment.Dispose();

    [Theory]
    [InlineData("env:ZENDESK_API_TOKEN", false)]
    [InlineData("file:~/.config/zendesk", true)]
    [InlineData("user-secrets:11111111-2222/Zendesk:Token", true)]
    [InlineData("command:pass show zendesk", true)]
    [InlineData("vault:https://vault.acme.example:8200/v1/secret/data/zendesk#token", true)]
    [InlineData("keyvault:https://acme.vault.azure.net/secrets/zendesk", true)]
    public void A_reference_names_its_place(string text, bool canWrite)
    {
        var store = SecretReference.Parse(text, new FakeClient());

        Assert.Equal((text, canWrite), (store.ToString(), store.CanWrite));
        Assert.True(SecretReference.LooksLikeOne(text));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("")]
    [InlineData("{0}:")]
    [InlineData("env:")]
    [InlineData("env:9{0}")]
    [InlineData("env:a-{0}")]
    [InlineData("file:")]
    [InlineData("command:")]
    [InlineData("command:   ")]
    [InlineData("command:pass '{0}")]
    [InlineData("user-secrets:{0}")]
    [InlineData("user-secrets:../{0}/key")]
    [InlineData("user-secrets:../key")]
    [InlineData("user-secrets:..")]
    [InlineData("user-secrets:../{0}")]
    [InlineData("vault:{0}")]
    [InlineData("vault:https://vault.acme.example/v1/secret/data/{0}")]
    [InlineData("vault:https://vault.acme.example/v2/secret/data/x#{0}")]
    [InlineData("vault:https://vault.acme.example/v1/secret/x#{0}")]
    [InlineData("vault:https://{0}@vault.acme.example/v1/secret/data/x#f")]
    [InlineData("vault:http://vault.acme.example/v1/secret/data/x#{0}")]
    [InlineData("vault:/v1/secret/data/x#{0}")]
    [InlineData("keyvault:{0}")]
    [InlineData("keyvault:https://acme.vault.azure.net.evil.example/secrets/{0}")]
    [InlineData("keyvault:http://acme.vault.azure.net/secrets/{0}")]
    [InlineData("keyvault:https://acme.vault.azure.net/{0}")]
    [InlineData("https://{0}")]
    public void What_is_no_reference_is_told_and_not_repeated(string form)
    {
        environment["VAULT_ADDR"] = null;
        var secret = MadeUp.Text();
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, secret);

        var failure = Assert.Throws<SecretStoreException>(() => SecretReference.Parse(text, new FakeClient()));

        Assert.DoesNotContain(secret, failure.ToString(), StringComparison.Ordinal);
        Assert.InRange(failure.Message.Length, 20, 400);
    }

    [Fact]
    public async Task A_variable_is_read_and_never_written()
    {
        var secret = MadeUp.Text();
        environment["TOKENGUARD_TEST_SECRET"] = secret;
        var store = SecretReference.Parse("env:TOKENGUARD_TEST_SECRET", new FakeClient());

        Assert.Equal(secret, MadeUp.TextOf(await store.ReadAsync(default)));
        var failure = await Assert.ThrowsAsync<SecretStoreException>(() => store.WriteAsync(MadeUp.Secret(secret), default));
        Assert.StartsWith("env:TOKENGUARD_TEST_SECRET cannot be written: ", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task A_variable_that_is_not_set_is_told(string? value)
    {
        environment["TOKENGUARD_TEST_SECRET"] = value;

        var failure = await Assert.ThrowsAsync<SecretStoreException>(() => SecretReference.Parse("env:TOKENGUARD_TEST_SECRET", new FakeClient()).ReadAsync(default));

        Assert.Equal("the environment variable TOKENGUARD_TEST_SECRET is not set or empty", failure.Message);
    }
}
