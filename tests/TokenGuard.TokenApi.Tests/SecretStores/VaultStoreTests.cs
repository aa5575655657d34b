using System.Text.Json.Nodes;
using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.SecretStores;
using TokenGuard.TokenApi.Tests.Harness;

namespace TokenGuard.TokenApi.Tests.SecretStores;

/// <summary>Over HTTP against a stand-in.</summary>
[Collection(EnvironmentScope.Collection)]
public sealed class VaultStoreTests : IAsyncLifetime, IDisposable
{
    private const string Reference = "vault:https://vault.acme.example:8200/v1/team/kv/data/zendesk#token";

    private readonly EnvironmentScope environment = new();
    private readonly string secret = MadeUp.Text();
    private readonly string token = MadeUp.Text();
    private FakeVault vault = null!;
    private LocalServer server = null!;
    private ApiClient client = null!;

    public async Task InitializeAsync()
    {
        vault = new FakeVault(token);
        server = await LocalServer.StartAsync(vault.AnswerAsync);
        client = new ApiClient(new ApiOptions { ProviderUrls = new Dictionary<string, Uri> { ["vault"] = server.Address } }, TimeProvider.System);
        environment["VAULT_TOKEN"] = token;
        environment["VAULT_ADDR"] = null;
        environment["VAULT_NAMESPACE"] = null;
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose()
    {
        client.Dispose();
        environment.Dispose();
    }

    [Fact]
    public async Task A_new_secret_is_written_and_read_again()
    {
        await Store().WriteAsync(MadeUp.Secret(secret), default);

        Assert.Equal(secret, MadeUp.TextOf(await Store().ReadAsync(default)));
        Assert.Equal((1, 1), (vault.Version, vault.Data!.Count));
    }

    [Fact]
    public async Task Other_fields_stay()
    {
        (vault.Data, vault.Version) = (Fields("""{ "token": "old", "mail": "m", "tags": ["a", 1] }"""), 7);

        await Store().WriteAsync(MadeUp.Secret(secret), default);

        Assert.True(JsonNode.DeepEquals(Fields($$"""{ "token": "{{secret}}", "mail": "m", "tags": ["a", 1] }"""), vault.Data));
        Assert.Equal(8, vault.Version);
    }

    [Fact]
    public async Task A_deleted_version_is_written_over()
    {
        (vault.Data, vault.Version) = (null, 3);

        await Store().WriteAsync(MadeUp.Secret(secret), default);

        Assert.Equal(4, vault.Version);
    }

    [Fact]
    public async Task What_somebody_else_writes_meanwhile_is_not_lost()
    {
        (vault.Data, vault.Version) = (Fields("""{ "token": "old" }"""), 1);
        vault.Interference.Enqueue(Fields("""{ "token": "old", "mail": "theirs" }"""));

        await Store().WriteAsync(MadeUp.Secret(secret), default);

        Assert.True(JsonNode.DeepEquals(Fields($$"""{ "token": "{{secret}}", "mail": "theirs" }"""), vault.Data));
    }

    [Fact]
    public async Task Losing_every_race_is_told()
    {
        vault.Version = 1;
        for (var i = 0; i < 9; i++)
        {
            vault.Interference.Enqueue([]);
        }

        Assert.Equal($"{Reference} was changed by somebody else at the same time, 3 times in a row", await FailureOf(store => store.WriteAsync(MadeUp.Secret(secret), default)));
        Assert.Equal(0, vault.Writes);
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_not_repeated()
    {
        vault.LosesAnswers = true;
        Assert.StartsWith(Reference, await FailureOf(store => store.WriteAsync(MadeUp.Secret(secret), default)), StringComparison.Ordinal);

        await Store().WriteAsync(MadeUp.Secret(secret), default);

        Assert.Equal(1, vault.Writes);
    }

    [Theory]
    [InlineData("""{ "mail": "m" }""")]
    [InlineData("""{ "token": "" }""")]
    [InlineData("""{ "token": 5 }""")]
    public async Task A_missing_field_is_told(string fields)
    {
        (vault.Data, vault.Version) = (Fields(fields), 1);

        Assert.Equal($"there is no {Reference}", await FailureOf(store => store.ReadAsync(default)));
    }

    [Fact]
    public async Task Without_a_token_nothing_is_asked()
    {
        environment["VAULT_TOKEN"] = null;

        Assert.Equal($"{Reference} needs a token in VAULT_TOKEN", await FailureOf(store => store.ReadAsync(default)));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_wrong_token_is_told_and_not_repeated()
    {
        var wrong = MadeUp.Text();
        environment["VAULT_TOKEN"] = wrong;

        var failure = await FailureOf(store => store.WriteAsync(MadeUp.Secret(secret), default));

        Assert.Equal($"{Reference} was refused (status 403): the token of VAULT_TOKEN has expired, or its policy does not allow it", failure);
    }

    [Fact]
    public async Task The_servers_address_may_be_in_the_environment()
    {
        (vault.Data, vault.Version) = (Fields($$"""{ "token": "{{secret}}" }"""), 1);
        environment["VAULT_ADDR"] = "https://vault.acme.example:8200/";
        var store = SecretReference.Parse("vault:/v1/team/kv/data/zendesk#token", client);

        Assert.Equal(Reference, store.ToString());
        Assert.Equal(secret, MadeUp.TextOf(await store.ReadAsync(default)));
    }

    [Fact]
    public async Task The_port_is_part_of_where_it_may_go()
    {
        var asked = new FakeClient { Answer = _ => FakeClient.Json(403, "{}") };
        environment["VAULT_NAMESPACE"] = "team-a";

        await Assert.ThrowsAsync<SecretStoreException>(() => SecretReference.Parse(Reference, asked).ReadAsync(default));

        var request = Assert.Single(asked.Requests);
        Assert.Equal(["vault.acme.example:8200"], request.AllowedHosts);
        Assert.Contains(new("X-Vault-Namespace", "team-a"), request.Headers);
    }

    private ISecretStore Store() => SecretReference.Parse(Reference, client);

    private async Task<string> FailureOf(Func<ISecretStore, Task> action) => (await Assert.ThrowsAsync<SecretStoreException>(() => action(Store()))).Message;

    private static JsonObject Fields(string json) => (JsonObject)JsonNode.Parse(json)!;
}
