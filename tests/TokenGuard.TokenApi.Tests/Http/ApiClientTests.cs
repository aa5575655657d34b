using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.Tests.Harness;

namespace TokenGuard.TokenApi.Tests.Http;

public sealed class ApiClientTests
{
    [Fact]
    public async Task A_redirect_is_an_answer_and_is_not_followed()
    {
        await using var elsewhere = await LocalServer.StartAsync(context => context.Response.WriteAsync("{}"));
        await using var server = await LocalServer.StartAsync(context =>
        {
            context.Response.Redirect(elsewhere.Address + "stolen");
            return Task.CompletedTask;
        });

        var answer = await Send(server);

        Assert.Equal(302, answer.Status);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task A_body_without_end_is_cut_off()
    {
        await using var server = await LocalServer.StartAsync(async context =>
        {
            var block = new byte[64 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
            }
        });

        var failure = await Assert.ThrowsAsync<ApiException>(() => Send(server));

        Assert.Equal(ApiFailure.TooLarge, failure.Failure);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("X-{0} 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 {0} OK\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n{0}\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{0}\r\n")]
    public async Task Of_an_answer_that_is_no_HTTP_nothing_is_repeated(string answer)
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var answering = Task.Run(async () =>
        {
            using var connection = await listener.AcceptTcpClientAsync();
            var stream = connection.GetStream();
            _ = await stream.ReadAsync(new byte[4096]);
            await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(string.Format(System.Globalization.CultureInfo.InvariantCulture, answer, "what-was-sent")));
        });
        using var client = new ApiClient(
            new ApiOptions { ProviderUrls = new Dictionary<string, Uri> { ["acme"] = new($"http://{listener.LocalEndpoint}/") }, Tries = 1 }, TimeProvider.System);

        var failure = await Assert.ThrowsAsync<ApiException>(() => client.SendAsync(
            new ApiRequest { Provider = "acme", Method = HttpMethod.Get, Url = new Uri("https://api.acme.example/v1/me"), AllowedHosts = ["api.acme.example"] }, default));
        await answering;

        Assert.Equal("127.0.0.1 gave an answer that is no HTTP", failure.Message);
    }

    [Fact]
    public async Task A_slow_drip_runs_into_the_time_out()
    {
        await using var server = await LocalServer.StartAsync(async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(" ", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(50, context.RequestAborted);
            }
        });

        var failure = await Assert.ThrowsAsync<ApiException>(() => Send(server, options => options with { Timeout = TimeSpan.FromMilliseconds(400), Tries = 1 }));

        Assert.Equal(ApiFailure.TimedOut, failure.Failure);
        Assert.True(failure.MayHaveArrived);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused_and_nothing_is_sent()
    {
        using var certificate = Certificates.SelfSigned("127.0.0.1");
        await using var server = await LocalServer.StartAsync(context => context.Response.WriteAsync("{}"), listen => listen.UseHttps(certificate));

        var failure = await Assert.ThrowsAsync<ApiException>(() => Send(server));

        Assert.Equal(ApiFailure.Tls, failure.Failure);
        Assert.False(failure.MayHaveArrived);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_certificate_of_the_users_own_file_is_trusted()
    {
        using var certificate = Certificates.SelfSigned("127.0.0.1");
        var file = Path.Combine(Path.GetTempPath(), $"tokenguard-{Guid.NewGuid():N}.pem");
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem());
        try
        {
            await using var server = await LocalServer.StartAsync(context => context.Response.WriteAsync("{}"), listen => listen.UseHttps(certificate));

            var answer = await Send(server, options => options with { CaFile = file });

            Assert.Equal(200, answer.Status);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("http://api.acme.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("https://api.acme.example.evil.example/")]
    [InlineData("https://api.acme.example:444/")]
    public async Task Other_addresses_than_the_requests_own_hosts_are_refused(string url)
    {
        using var client = new ApiClient(new ApiOptions(), TimeProvider.System);

        var failure = await Assert.ThrowsAsync<ApiException>(() => client.SendAsync(
            new ApiRequest { Provider = "acme", Method = HttpMethod.Get, Url = new Uri(url), AllowedHosts = ["api.acme.example"] }, default));

        Assert.Equal(ApiFailure.Refused, failure.Failure);
    }

    [Theory]
    [InlineData("Bearer a\r\nX-Other: b")]
    [InlineData("Bearer shown-as…")]
    public async Task A_value_that_is_no_header_text_is_refused(string value)
    {
        await using var server = await LocalServer.StartAsync(context => context.Response.WriteAsync("{}"));

        var failure = await Assert.ThrowsAsync<ApiException>(() => Send(server, headers: [new("Authorization", value)]));

        Assert.Equal(ApiFailure.Refused, failure.Failure);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(401, 1)]
    [InlineData(403, 1)]
    [InlineData(404, 1)]
    [InlineData(429, 3)]
    [InlineData(503, 3)]
    public async Task Only_what_may_pass_is_tried_again_and_only_twice(int status, int requests)
    {
        await using var server = await LocalServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = "0";
            return Task.CompletedTask;
        });

        Assert.Equal(status, (await Send(server)).Status);
        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task A_wait_that_is_too_long_is_not_waited_for()
    {
        await using var server = await LocalServer.StartAsync(context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        });

        var answer = await Send(server);

        Assert.Equal(TimeSpan.FromHours(1), answer.RetryAfter(DateTimeOffset.UnixEpoch));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_request_that_changes_something_is_sent_once()
    {
        await using var server = await LocalServer.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        var failure = await Assert.ThrowsAsync<ApiException>(() => Send(server, repeatable: false));

        Assert.True(failure.MayHaveArrived);
        Assert.Matches("^the connection to 127\\.0\\.0\\.1 broke: (The response ended prematurely|Unable to read data)", failure.Message);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_tenant_of_the_host_is_in_the_path_of_a_sandbox()
    {
        await using var server = await LocalServer.StartAsync(context => context.Response.WriteAsync("{}"));

        await Send(server, tenant: "north");

        Assert.Equal(["GET /north/v1/me"], server.Requests);
    }

    private static async Task<ApiAnswer> Send(
        LocalServer server,
        Func<ApiOptions, ApiOptions>? change = null,
        IReadOnlyList<KeyValuePair<string, string>>? headers = null,
        bool repeatable = true,
        string? tenant = null)
    {
        var options = new ApiOptions { ProviderUrls = new Dictionary<string, Uri> { ["acme"] = server.Address }, Timeout = TimeSpan.FromSeconds(20) };
        using var client = new ApiClient(change?.Invoke(options) ?? options, TimeProvider.System);
        return await client.SendAsync(
            new ApiRequest
            {
                Provider = "acme",
                Method = HttpMethod.Get,
                Url = new Uri("https://api.acme.example/v1/me"),
                AllowedHosts = ["api.acme.example"],
                Headers = headers ?? [],
                Repeatable = repeatable,
                Tenant = tenant,
            },
            default);
    }
}
