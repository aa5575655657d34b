using System.Text;
using TokenGuard.Engine.Credentials;

namespace TokenGuard.Engine.Tests.Credentials;

public sealed class CredentialNameTests
{
    [Theory]
    [InlineData("password", "Password")]
    [InlineData("db.oldPassword2", "Password")]
    [InlineData("PGPASSWORD", "Password")]
    [InlineData("EnvAPIPassword", "Password")]
    [InlineData("SMTP_PASS", "Password")]
    [InlineData("--mysql-password", "Password")]
    [InlineData("apiKey", "Token")]
    [InlineData("x-api-key", "Token")]
    [InlineData("AWS_SECRET_ACCESS_KEY", "Token")]
    [InlineData("oauth_consumer_key", "Token")]
    [InlineData("expectedAccessToken1", "Token")]
    [InlineData("clientSecretValue", "Token")]
    [InlineData("tokens", "Token")]
    [InlineData("key", "Vague")]
    [InlineData("geocode_key", "Vague")]
    [InlineData("nonce", "Vague")]
    [InlineData("config.acme.key", "Vague")]
    [InlineData("acmeaccess", "Vague")]
    [InlineData("acme_api", "Vague")]
    [InlineData("acme-secret-tok", "Token")]
    [InlineData("GITHUB_PAT", "Token")]
    [InlineData("configKey", "None")]
    [InlineData("passwordField", "None")]
    [InlineData("tokenType", "None")]
    [InlineData("secret_name", "None")]
    [InlineData("PublicKeyToken", "None")]
    [InlineData("RECAPTCHA_PUBLIC_KEY", "None")]
    [InlineData("csrfToken", "None")]
    [InlineData("cancellationToken", "None")]
    [InlineData("cacheKey", "None")]
    [InlineData("nextPageToken", "None")]
    [InlineData("password.length", "None")]
    [InlineData("monkeys", "None")]
    [InlineData("author", "None")]
    [InlineData("", "None")]
    [InlineData("--", "None")]
    public void A_name_says_what_its_value_is(string name, string kind) =>
        Assert.Equal(kind, CredentialName.KindOf(Encoding.UTF8.GetBytes(name)).ToString());
}
