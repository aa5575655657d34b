using TokenGuard.Server.Sandbox;
using TokenGuard.Server.Tests.Harness;

namespace TokenGuard.Server.Tests.Sandbox;

public sealed class RequestLogTests
{
    [Fact]
    public async Task Every_request_is_in_it_with_its_credential_and_what_it_did()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var token = sandbox.OAuthToken("read", "write");
        await sandbox.ApiAsync("GET", "users/me.json");
        await sandbox.ApiAsync("DELETE", "oauth/tokens/current", TestSandbox.Bearer(token.Value));
        await sandbox.ApiAsync("GET", "oauth/tokens/current", TestSandbox.Bearer(token.Value));
        await sandbox.ApiAsync("DELETE", $"oauth/tokens/{token.Id}", sandbox.AsAdmin);
        Assert.Equal(
            [
                (1, "GET", "/acme/api/v2/users/me", 200, null, "", ""),
                (2, "DELETE", "/acme/api/v2/oauth/tokens/current", 204, token.Reference, token.Reference, token.Reference + " revoked"),
                (3, "GET", "/acme/api/v2/oauth/tokens/current", 401, token.Reference, "", ""),
                (4, "DELETE", $"/acme/api/v2/oauth/tokens/{token.Id}", 404, sandbox.ApiToken.Reference, token.Reference, ""),
            ],
            sandbox.Server.Requests.Read().Select(request => (
                request.Order, request.Method, request.Path, request.Status, request.Credential, string.Join(' ', request.Targets), string.Join(' ', request.Changes))));
        Assert.Equal([3, 4], sandbox.Server.Requests.Read(after: 2).Select(request => request.Order));
    }

    [Fact]
    public async Task A_secret_in_a_path_is_masked()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await sandbox.ApiAsync("DELETE", "oauth/tokens/" + sandbox.OAuthToken("read").Value + "?access_token=" + sandbox.ApiToken.Value, sandbox.AsAdmin);
        Assert.Equal("/acme/api/v2/oauth/tokens/***", Assert.Single(sandbox.Server.Requests.Read()).Path);
    }

    [Fact]
    public async Task Concurrent_requests_kill_a_token_once()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var token = sandbox.OAuthToken("read");
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => sandbox.ApiAsync("DELETE", $"oauth/tokens/{token.Id}", sandbox.AsAdmin)));
        Assert.Equal(1, replies.Count(reply => reply.Status == 204));
        Assert.Equal(Enumerable.Range(1, 20).Select(i => (long)i), sandbox.Server.Requests.Read().Select(request => request.Order));
        Assert.Single(sandbox.Server.Requests.Read(), request => request.Changes.Count > 0);
    }

    [Fact]
    public async Task A_data_file_keeps_the_log_and_all_credentials_and_no_secret()
    {
        var folder = Directory.CreateTempSubdirectory("tokenguard-sandbox-");
        try
        {
            var file = Path.Combine(folder.FullName, "sandbox.db");
            var options = new SandboxOptions { DataFile = file };
            string[] secrets;
            await using (var first = await SandboxServer.StartAsync(options, TimeProvider.System, CancellationToken.None))
            {
                secrets = [.. first.Demo.Select(demo => demo.Credential.Value)];
                using var http = new HttpClient { BaseAddress = first.Address };
                Assert.Equal("OK", (await http.GetAsync(new Uri("acme/api/v2/users/me", UriKind.Relative))).StatusCode.ToString());
            }

            await using (var second = await SandboxServer.StartAsync(options, TimeProvider.System, CancellationToken.None))
            {
                Assert.Empty(second.Demo);
                Assert.Equal("/acme/api/v2/users/me", Assert.Single(second.Requests.Read()).Path);
                Assert.NotEmpty(second.Seeds.Credentials());
            }

            var text = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
            Assert.NotEmpty(secrets);
            Assert.DoesNotContain(secrets, secret => text.Contains(secret, StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
