using System.Text;
using System.Text.Json.Nodes;
using TokenGuard.Engine;
using TokenGuard.TokenApi.Http;

namespace TokenGuard.TokenApi.SecretStores;

/// <summary>
/// A secret in Azure Key Vault, by its REST API and the client credentials of <c>AZURE_TENANT_ID</c>, <c>AZURE_CLIENT_ID</c>
/// and <c>AZURE_CLIENT_SECRET</c>. Source: learn.microsoft.com, "Azure Key Vault REST API: Get Secret, Set Secret".
/// </summary>
internal sealed class KeyVaultStore(Uri address, IApiClient client) : ISecretStore
{
    public const string Provider = "azure-key-vault";
    private const string LoginHost = "login.microsoftonline.com";
    private const string ApiVersion = "?api-version=7.4";

    public bool CanWrite => true;

    /// <param name="text">As in <c>https://acme.vault.azure.net/secrets/zendesk</c>.</param>
    /// <param name="client">The way to it.</param>
    /// <exception cref="SecretStoreException">It is something else.</exception>
    public static KeyVaultStore Parse(string text, IApiClient client) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            && address.Host.EndsWith(".vault.azure.net", StringComparison.Ordinal) && address.AbsolutePath.StartsWith("/secrets/", StringComparison.Ordinal)
            ? new KeyVaultStore(new Uri(address.GetLeftPart(UriPartial.Path).TrimEnd('/')), client)
            : throw new SecretStoreException("keyvault needs https://NAME.vault.azure.net/secrets/NAME");

    public async Task<Secret> ReadAsync(CancellationToken cancellation)
    {
        var answer = await SendAsync(HttpMethod.Get, null, cancellation).ConfigureAwait(false);
        return answer.IsSuccess && JsonAnswer.Read(answer, this)["value"] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0
            ? SecretText.ToSecret(text)
            : throw new SecretStoreException($"{this} cannot be read ({answer})");
    }

    public async Task WriteAsync(Secret secret, CancellationToken cancellation)
    {
        var body = new JsonObject { ["value"] = SecretText.Of(secret, this) };
        var answer = await SendAsync(HttpMethod.Put, Encoding.UTF8.GetBytes(body.ToJsonString()), cancellation).ConfigureAwait(false);
        if (!answer.IsSuccess)
        {
            throw new SecretStoreException($"{this} cannot be written ({answer})");
        }
    }

    public override string ToString() => $"keyvault:{address}";

    private async Task<ApiAnswer> SendAsync(HttpMethod method, byte[]? body, CancellationToken cancellation) =>
        await JsonAnswer.SendAsync(client, this, new ApiRequest
        {
            Provider = Provider,
            Method = method,
            Url = new Uri(address + ApiVersion),
            AllowedHosts = [address.IdnHost],
            Headers = [new("Authorization", $"Bearer {await LogInAsync(cancellation).ConfigureAwait(false)}")],
            Body = body,
            Repeatable = true,
        }, cancellation).ConfigureAwait(false);

    private async Task<string> LogInAsync(CancellationToken cancellation)
    {
        var form = $"grant_type=client_credentials&client_id={Escaped("AZURE_CLIENT_ID")}&client_secret={Escaped("AZURE_CLIENT_SECRET")}&scope={Uri.EscapeDataString("https://vault.azure.net/.default")}";
        var answer = await JsonAnswer.SendAsync(client, this, new ApiRequest
        {
            Provider = Provider,
            Method = HttpMethod.Post,
            Url = new Uri($"https://{LoginHost}/{Escaped("AZURE_TENANT_ID")}/oauth2/v2.0/token"),
            AllowedHosts = [LoginHost],
            Body = Encoding.UTF8.GetBytes(form),
            ContentType = "application/x-www-form-urlencoded",
        }, cancellation).ConfigureAwait(false);
        return answer.IsSuccess && JsonAnswer.Read(answer, this)["access_token"] is JsonValue value && value.TryGetValue<string>(out var token)
            ? token
            : throw new SecretStoreException($"{this}: Microsoft Entra ID refused the client of AZURE_CLIENT_ID ({answer})");
    }

    private string Escaped(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
        ? Uri.EscapeDataString(value)
        : throw new SecretStoreException($"{this} needs {variable}");
}
