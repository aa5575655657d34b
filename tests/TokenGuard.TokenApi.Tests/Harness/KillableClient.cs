using TokenGuard.TokenApi.Http;

namespace TokenGuard.TokenApi.Tests.Harness;

/// <summary>A way to providers on which a run may be killed before and after every request.</summary>
internal sealed class KillableClient(IApiClient client, Killer killer) : IApiClient
{
    public async Task<ApiAnswer> SendAsync(ApiRequest request, CancellationToken cancellation)
    {
        killer.Pass();
        var answer = await client.SendAsync(request, cancellation);
        killer.Pass();
        return answer;
    }
}
