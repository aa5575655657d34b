using System.Text;
using System.Text.Json.Nodes;
using TokenGuard.Engine;
using TokenGuard.TokenApi.Http;

namespace TokenGuard.TokenApi.SecretStores;

/// <summary>A field of a secret in HashiCorp Vault's key-value engine, version 2. Source: developer.hashicorp.com, "KV secrets engine version 2 (API)".</summary>
internal sealed class VaultStore(Uri address, string field, IApiClient client) : ISecretStore
{
    private const string TokenVariable = "VAULT_TOKEN";

    public bool CanWrite => true;

    /// <param name="text">As in <c>https://vault.acme.example/v1/secret/data/zendesk#token</c>.</param>
    /// <param name="client">The way to it.</param>
    /// <exception cref="SecretStoreException">It is something else.</exception>
    public static VaultStore Parse(string text, IApiClient client) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            && address.AbsolutePath.StartsWith("/v1/", StringComparison.Ordinal) && address.AbsolutePath.Contains("/data/", StringComparison.Ordinal)
            && address.Fragment.Length > 1
            ? new VaultStore(new Uri(address.GetLeftPart(UriPartial.Path)), Uri.UnescapeDataString(address.Fragment[1..]), client)
            : throw new SecretStoreException("vault needs https://HOST/v1/MOUNT/data/PATH#FIELD");

    public async Task<Secret> ReadAsync(CancellationToken cancellation)
    {
        var (fields, _) = await LoadAsync(cancellation).ConfigureAwait(false);
        return fields[field] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0
            ? new Secret(Encoding.UTF8.GetBytes(text), 0)
            : throw new SecretStoreException($"there is no {this}");
    }

    public async Task WriteAsync(Secret secret, CancellationToken cancellation)
    {
        var (fields, version) = await LoadAsync(cancellation).ConfigureAwait(false);
        var all = (JsonObject)fields.DeepClone();
        all[field] = Encoding.UTF8.GetString(secret.Reveal());
        // Only over the version that was read: nobody else's change is lost.
        var body = new JsonObject { ["options"] = new JsonObject { ["cas"] = version }, ["data"] = all };
        var answer = await SendAsync(HttpMethod.Post, Encoding.UTF8.GetBytes(body.ToJsonString()), cancellation).ConfigureAwait(false);
        if (!answer.IsSuccess)
        {
            throw Refused(answer);
        }
    }

    public override string ToString() => $"vault:{address}#{field}";

    private async Task<(JsonObject Fields, int Version)> LoadAsync(CancellationToken cancellation)
    {
        var answer = await SendAsync(HttpMethod.Get, null, cancellation).ConfigureAwait(false);
        if (answer.Status == 404)
        {
            return ([], 0);
        }

        var data = answer.IsSuccess ? JsonAnswer.Read(answer, this)["data"] as JsonObject : throw Refused(answer);
        return (data?["data"] as JsonObject ?? [], data?["metadata"]?["version"]?.GetValue<int>() ?? 0);
    }

    private async Task<ApiAnswer> SendAsync(HttpMethod method, byte[]? body, CancellationToken cancellation)
    {
        var token = Environment.GetEnvironmentVariable(TokenVariable);
        if (string.IsNullOrEmpty(token))
        {
            throw new SecretStoreException($"{this} needs {TokenVariable}");
        }

        return await JsonAnswer.SendAsync(client, this, new ApiRequest
        {
            Provider = "vault",
            Method = method,
            Url = address,
            AllowedHosts = [address.IdnHost],
            Headers = [new("X-Vault-Token", token)],
            Body = body,
            Repeatable = method == HttpMethod.Get,
        }, cancellation).ConfigureAwait(false);
    }

    private SecretStoreException Refused(ApiAnswer answer) => new($"{this} refused it ({answer}){(answer.Status == 403 ? $": {TokenVariable} has no right to it" : "")}");
}
