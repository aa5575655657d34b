using System.Text.Json;
using System.Text.Json.Nodes;
using TokenGuard.TokenApi.Http;

namespace TokenGuard.TokenApi.SecretStores;

/// <summary>Calls of vaults whose answers are JSON objects.</summary>
internal static class JsonAnswer
{
    /// <exception cref="SecretStoreException">There is no answer.</exception>
    public static async Task<ApiAnswer> SendAsync(IApiClient client, ISecretStore store, ApiRequest request, CancellationToken cancellation)
    {
        try
        {
            return await client.SendAsync(request, cancellation).ConfigureAwait(false);
        }
        catch (ApiException failure)
        {
            throw new SecretStoreException($"{store}: {failure.Message}", failure);
        }
    }

    /// <exception cref="SecretStoreException">It is no JSON object.</exception>
    public static JsonObject Read(ApiAnswer answer, ISecretStore store)
    {
        try
        {
            return JsonNode.Parse(answer.Body) as JsonObject ?? throw new SecretStoreException($"{store} answered no JSON object");
        }
        catch (JsonException wrong)
        {
            throw new SecretStoreException($"{store} answered no JSON ({answer})", wrong);
        }
    }
}
