using System.Text;
using System.Text.Json.Nodes;
using TokenGuard.Engine;
using TokenGuard.TokenApi.Http;

namespace TokenGuard.TokenApi.SecretStores;

/// <summary>A field of a secret in HashiCorp Vault's key-value engine, version 2. Source: developer.hashicorp.com, "KV secrets engine version 2 (API)".</summary>
internal sealed class VaultStore(Uri address, string field, IApiClient client) : ISecretStore
{
    /// <summary>Who loses a race against another writer this often should be told.</summary>
    private const int Tries = 3;

    public const string Provider = "vault";
    private const string Form = "vault needs https://HOST/v1/MOUNT/data/PATH#FIELD, or /v1/MOUNT/data/PATH#FIELD for the server of " + AddressVariable;
    private const string AddressVariable = "VAULT_ADDR";
    private const string TokenVariable = "VAULT_TOKEN";
    private const string NamespaceVariable = "VAULT_NAMESPACE";

    public bool CanWrite => true;

    /// <param name="text">As in <c>https://vault.acme.example:8200/v1/secret/data/zendesk#token</c>; without a server it is the one of <c>VAULT_ADDR</c>.</param>
    /// <param name="client">The way to it.</param>
    /// <exception cref="SecretStoreException">It is something else.</exception>
    public static VaultStore Parse(string text, IApiClient client)
    {
        var whole = text.StartsWith('/') ? Read(AddressVariable)?.TrimEnd('/') + text : text;
        if (!Uri.TryCreate(whole, UriKind.Absolute, out var address) || !address.AbsolutePath.StartsWith("/v1/", StringComparison.Ordinal)
            || !address.AbsolutePath.Contains("/data/", StringComparison.Ordinal) || address.Fragment.Length < 2 || address.Query.Length > 0 || address.UserInfo.Length > 0)
        {
            throw new SecretStoreException(Form);
        }

        return address.Scheme == Uri.UriSchemeHttps
            ? new VaultStore(new Uri(address.GetLeftPart(UriPartial.Path)), Uri.UnescapeDataString(address.Fragment[1..]), client)
            : throw new SecretStoreException(
                $"vault: secrets go over https only; for a development server on this machine write https in the address and give --provider-url {Provider}=http://127.0.0.1:8200");
    }

    public async Task<Secret> ReadAsync(CancellationToken cancellation)
    {
        var (fields, _) = await LoadAsync(cancellation).ConfigureAwait(false);
        return TextOf(fields) is { Length: > 0 } text ? SecretText.ToSecret(text) : throw new SecretStoreException($"there is no {this}");
    }

    public async Task WriteAsync(Secret secret, CancellationToken cancellation)
    {
        var text = SecretText.Of(secret, this);
        for (var attempt = 1; ; attempt++)
        {
            var (fields, version) = await LoadAsync(cancellation).ConfigureAwait(false);
            if (TextOf(fields) == text)
            {
                // A write before, whose answer was lost, did arrive.
                return;
            }

            fields[field] = text;
            // Only over the version that was read: nobody else's change is lost.
            var body = new JsonObject { ["options"] = new JsonObject { ["cas"] = version }, ["data"] = fields };
            var answer = await SendAsync(HttpMethod.Post, Encoding.UTF8.GetBytes(body.ToJsonString()), cancellation).ConfigureAwait(false);
            if (answer.IsSuccess)
            {
                return;
            }

            if (!IsConflict(answer) || attempt == Tries)
            {
                throw Refused(answer);
            }
        }
    }

    public override string ToString() => $"vault:{address}#{field}";

    private string? TextOf(JsonObject fields) => fields[field] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static bool IsConflict(ApiAnswer answer) => answer.Status == 400 && answer.Body.AsSpan().IndexOf("check-and-set"u8) >= 0;

    private async Task<(JsonObject Fields, int Version)> LoadAsync(CancellationToken cancellation)
    {
        var answer = await SendAsync(HttpMethod.Get, null, cancellation).ConfigureAwait(false);
        if (!answer.IsSuccess && answer.Status != 404)
        {
            throw Refused(answer);
        }

        // A deleted version answers 404 too, and still counts.
        var data = JsonAnswer.Read(answer, this)["data"] as JsonObject;
        var version = (data?["metadata"] as JsonObject)?["version"] is JsonValue value && value.TryGetValue<int>(out var number) ? number : 0;
        return ((data?["data"] as JsonObject)?.DeepClone() as JsonObject ?? [], version);
    }

    private async Task<ApiAnswer> SendAsync(HttpMethod method, byte[]? body, CancellationToken cancellation)
    {
        var token = Read(TokenVariable) ?? throw new SecretStoreException($"{this} needs a token in {TokenVariable}");
        var headers = new List<KeyValuePair<string, string>> { new("X-Vault-Token", token), new("X-Vault-Request", "true") };
        if (Read(NamespaceVariable) is { } space)
        {
            headers.Add(new("X-Vault-Namespace", space));
        }

        return await JsonAnswer.SendAsync(client, this, new ApiRequest
        {
            Provider = Provider,
            Method = method,
            Url = address,
            AllowedHosts = [address.IsDefaultPort ? address.IdnHost : $"{address.IdnHost}:{address.Port}"],
            Headers = headers,
            Body = body,
            Repeatable = method == HttpMethod.Get,
        }, cancellation).ConfigureAwait(false);
    }

    private SecretStoreException Refused(ApiAnswer answer) => new(answer.Status switch
    {
        403 => $"{this} was refused ({answer}): the token of {TokenVariable} has expired, or its policy does not allow it",
        _ when IsConflict(answer) => $"{this} was changed by somebody else at the same time, {Tries} times in a row",
        _ => $"{this} was refused ({answer})",
    });

    private static string? Read(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
