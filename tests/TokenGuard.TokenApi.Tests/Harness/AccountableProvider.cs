using System.Text;
using TokenGuard.Engine;
using TokenGuard.TokenApi.Http;

namespace TokenGuard.TokenApi.Tests.Harness;

/// <summary>A provider of one token that keeps a list of the changes that it made.</summary>
internal sealed class AccountableProvider(Secret secret) : IApiClient
{
    private bool exists = true;

    /// <summary>Changes that had an effect or were accepted, in order.</summary>
    public List<string> Changes { get; } = [];

    public bool IsAlive { get; private set; } = true;

    public Task<ApiAnswer> SendAsync(ApiRequest request, CancellationToken cancellation)
    {
        var shown = Encoding.UTF8.GetString(secret.Reveal())[..10];
        var answer = (request.Method.Method, request.Url.AbsolutePath) switch
        {
            ("GET", "/v1/tokens") => FakeClient.Json(200, exists ? $$"""{"tokens":[{"id":7,"shown":"{{shown}}"}]}""" : """{"tokens":[]}"""),
            ("PUT", _) => Change("deactivate", 200),
            ("DELETE", _) => Change("delete", 204),
            _ => FakeClient.Json(IsAlive ? 200 : 401, "{}"),
        };
        return Task.FromResult(answer);
    }

    private ApiAnswer Change(string step, int status)
    {
        Changes.Add(step);
        IsAlive = false;
        exists &= step != "delete";
        return FakeClient.Json(status, "");
    }
}
