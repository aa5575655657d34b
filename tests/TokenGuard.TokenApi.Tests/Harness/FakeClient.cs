using System.Text;
using TokenGuard.TokenApi.Http;

namespace TokenGuard.TokenApi.Tests.Harness;

/// <summary>A way to providers that leads nowhere: answers as a test wants, and keeps what was asked.</summary>
internal sealed class FakeClient : IApiClient
{
    public List<ApiRequest> Requests { get; } = [];

    public Func<ApiRequest, ApiAnswer> Answer { get; set; } = _ => Json(500, "");

    public static ApiAnswer Json(int status, string body, params (string Name, string Value)[] headers) => new(
        status, headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase), Encoding.UTF8.GetBytes(body));

    public Task<ApiAnswer> SendAsync(ApiRequest request, CancellationToken cancellation)
    {
        lock (Requests)
        {
            Requests.Add(request);
        }

        return Task.FromResult(Answer(request));
    }
}
