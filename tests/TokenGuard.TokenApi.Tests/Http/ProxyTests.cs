using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.Tests.Harness;

namespace TokenGuard.TokenApi.Tests.Http;

[Collection(EnvironmentScope.Collection)]
public sealed class ProxyTests : IDisposable
{
    private const string Host = "api.acme.example";

    private readonly EnvironmentScope environment = new();
    private readonly TemporaryFolder folder = new();
    private readonly string secret = MadeUp.Text();

    public void Dispose()
    {
        environment.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task It_tunnels_and_sees_the_hosts_name_and_no_secret()
    {
        using var certificate = Certificates.SelfSigned(Host);
        await using var provider = await LocalServer.StartAsync(context => context.Response.WriteAsync($"{context.Request.Headers.Authorization}"), listen => listen.UseHttps(certificate));
        using var proxy = new RecordingProxy(provider.Address.Port);
        environment["HTTPS_PROXY"] = proxy.Address;
        await File.WriteAllTextAsync(folder.File("ca.pem"), certificate.ExportCertificatePem());

        var answer = await SendAsync(new ApiOptions { CaFile = folder.File("ca.pem") });

        Assert.Equal($"Bearer {secret}", System.Text.Encoding.UTF8.GetString(answer.Body));
        Assert.StartsWith($"CONNECT {Host}:443 HTTP/1.1\r\n", proxy.Seen, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, proxy.Seen, StringComparison.Ordinal);
        Assert.DoesNotContain("/v1/me", proxy.Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_shows_its_own_certificate_gets_nothing()
    {
        using var certificate = Certificates.SelfSigned(Host);
        await using var inspector = await LocalServer.StartAsync(context => context.Response.WriteAsync("{}"), listen => listen.UseHttps(certificate));
        using var proxy = new RecordingProxy(inspector.Address.Port);
        environment["HTTPS_PROXY"] = proxy.Address;

        var failure = await Assert.ThrowsAsync<ApiException>(() => SendAsync(new ApiOptions()));

        Assert.Equal(ApiFailure.Tls, failure.Failure);
        Assert.Empty(inspector.Requests);
    }

    [Fact]
    public async Task A_proxy_that_is_gone_is_named()
    {
        environment["HTTPS_PROXY"] = "http://127.0.0.1:1";

        var failure = await Assert.ThrowsAsync<ApiException>(() => SendAsync(new ApiOptions { Tries = 1 }));

        Assert.StartsWith($"{Host} cannot be reached through the proxy of HTTPS_PROXY: ", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://api.acme.example/", false)]
    [InlineData("http://api.acme.example/", true)]
    [InlineData("https://127.0.0.1/", true)]
    [InlineData("https://login.inside.example/", true)]
    [InlineData("https://other.example/", true)]
    [InlineData("https://notother.example/", false)]
    public void Plain_addresses_this_machine_and_those_of_NO_PROXY_go_without_it(string address, bool isBypassed)
    {
        environment["HTTPS_PROXY"] = "proxy.inside.example:3128";
        environment["NO_PROXY"] = ".inside.example, other.example";

        Assert.Equal(isBypassed, TunnelProxy.FromEnvironment()!.IsBypassed(new Uri(address)));
    }

    private async Task<ApiAnswer> SendAsync(ApiOptions options)
    {
        using var client = new ApiClient(options with { Timeout = TimeSpan.FromSeconds(20) }, TimeProvider.System);
        return await client.SendAsync(
            new ApiRequest
            {
                Provider = "acme",
                Method = HttpMethod.Get,
                Url = new Uri($"https://{Host}/v1/me"),
                AllowedHosts = [Host],
                Headers = [new("Authorization", $"Bearer {secret}")],
            },
            default);
    }
}
