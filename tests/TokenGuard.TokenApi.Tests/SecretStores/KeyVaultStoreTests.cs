using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.SecretStores;
using TokenGuard.TokenApi.Tests.Harness;

namespace TokenGuard.TokenApi.Tests.SecretStores;

/// <summary>Over HTTP against a stand-in for Entra ID's token endpoint and for Key Vault.</summary>
[Collection(EnvironmentScope.Collection)]
public sealed class KeyVaultStoreTests : IAsyncLifetime, IDisposable
{
    private const string Reference = "keyvault:https://acme.vault.azure.net/secrets/zendesk";

    private readonly EnvironmentScope environment = new();
    private readonly string secret = MadeUp.Text();
    private readonly string clientSecret = MadeUp.Text() + "+/&=";
    private readonly string accessToken = MadeUp.Text();
    private string? stored;
    private LocalServer server = null!;
    private ApiClient client = null!;

    public async Task InitializeAsync()
    {
        server = await LocalServer.StartAsync(AnswerAsync);
        client = new ApiClient(new ApiOptions { ProviderUrls = new Dictionary<string, Uri> { ["azure-key-vault"] = server.Address } }, TimeProvider.System);
        environment["AZURE_TENANT_ID"] = "acme-tenant";
        environment["AZURE_CLIENT_ID"] = "acme-client";
        environment["AZURE_CLIENT_SECRET"] = clientSecret;
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose()
    {
        client.Dispose();
        environment.Dispose();
    }

    [Fact]
    public async Task What_is_written_is_read_again()
    {
        await Store().WriteAsync(MadeUp.Secret(secret), default);

        Assert.Equal(secret, stored);
        Assert.Equal(secret, MadeUp.TextOf(await Store().ReadAsync(default)));
    }

    [Fact]
    public async Task A_missing_secret_is_told() => Assert.Equal($"{Reference} cannot be read (status 404)", await FailureOf(store => store.ReadAsync(default)));

    [Fact]
    public async Task A_client_that_is_refused_is_told_and_its_secret_is_not()
    {
        var wrong = MadeUp.Text();
        environment["AZURE_CLIENT_SECRET"] = wrong;

        var failure = await FailureOf(store => store.WriteAsync(MadeUp.Secret(secret), default));

        Assert.Equal($"{Reference}: Microsoft Entra ID refused the client of AZURE_CLIENT_ID (status 401)", failure);
        Assert.Null(stored);
    }

    [Theory]
    [InlineData("AZURE_TENANT_ID")]
    [InlineData("AZURE_CLIENT_ID")]
    [InlineData("AZURE_CLIENT_SECRET")]
    public async Task A_missing_variable_is_named_and_nothing_is_sent(string name)
    {
        environment[name] = null;

        Assert.Equal($"{Reference} needs {name}", await FailureOf(store => store.ReadAsync(default)));
        Assert.Empty(server.Requests);
    }

    private ISecretStore Store() => SecretReference.Parse(Reference, client);

    private async Task<string> FailureOf(Func<ISecretStore, Task> action) => (await Assert.ThrowsAsync<SecretStoreException>(() => action(Store()))).Message;

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Path == "/acme-tenant/oauth2/v2.0/token")
        {
            var form = await request.ReadFormAsync();
            var isKnown = form["grant_type"] == "client_credentials" && form["client_id"] == "acme-client" && form["client_secret"] == clientSecret
                && form["scope"] == "https://vault.azure.net/.default";
            await WriteAsync(context, isKnown ? 200 : 401, isKnown ? $$"""{"access_token":"{{accessToken}}"}""" : """{"error":"invalid_client"}""");
        }
        else if (request.Headers.Authorization != $"Bearer {accessToken}" || request.Path != "/secrets/zendesk" || request.Query["api-version"] != "7.4")
        {
            await WriteAsync(context, 401, """{"error":{"code":"Unauthorized"}}""");
        }
        else if (request.Method == "PUT")
        {
            stored = (await JsonNode.ParseAsync(request.Body))!["value"]!.GetValue<string>();
            await WriteAsync(context, 200, """{"id":"x"}""");
        }
        else
        {
            await WriteAsync(context, stored is null ? 404 : 200, stored is null ? """{"error":{"code":"SecretNotFound"}}""" : new JsonObject { ["value"] = stored }.ToJsonString());
        }
    }

    private static async Task WriteAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
    }
}
