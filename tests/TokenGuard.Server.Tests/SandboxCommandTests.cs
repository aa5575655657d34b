using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using TokenGuard.Server.Commands;
using TokenGuard.Server.Tests.Harness;

namespace TokenGuard.Server.Tests;

public sealed class SandboxCommandTests
{
    [Fact]
    public async Task It_tells_its_address_and_credentials_and_runs_until_it_is_stopped()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await using var output = new AwaitedWriter("Ctrl-C stops the sandbox.");
        var run = ServerCommands.RunAsync(
            ["sandbox", "--port", "0", "--seed", "3", "--clock", "2026-09-01T00:00:00Z", "--quirk", "unavailable", "--quirk", "slow"],
            new InvocationConfiguration { Output = output },
            TimeProvider.System,
            stop.Token);
        await output.Seen.WaitAsync(stop.Token);
        var address = output.Line("Sandbox at ");
        Assert.Equal(address + "/acme", output.Line("acme: "));
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        Assert.Equal(2, JsonNode.Parse(await http.GetStringAsync(new Uri("sandbox/quirks", UriKind.Relative)))!.AsArray().Count);
        await http.DeleteAsync(new Uri("sandbox/quirks", UriKind.Relative));
        Assert.StartsWith("2026-09-01T00:0", (string?)JsonNode.Parse(await http.GetStringAsync(new Uri("sandbox/clock", UriKind.Relative)))!["now"], StringComparison.Ordinal);
        var token = output.ToString().Split('\n').First(line => line.Contains("active API token", StringComparison.Ordinal)).Trim().Split(' ')[0];
        using var request = new HttpRequestMessage(HttpMethod.Get, "acme/api/v2/users/me");
        request.Headers.Authorization = TestSandbox.Basic(TestSandbox.Admin + "/token", token);
        using var reply = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.False(run.IsCompleted);
        await stop.CancelAsync();
        Assert.Equal(130, await run);
    }

    [Theory]
    [InlineData("no quirk is called 'magic'", "--quirk", "magic")]
    [InlineData("--clock needs a time such as 2027-05-01T12:00:00Z, or 'now', not 'noon'", "--clock", "noon")]
    [InlineData("--port needs a number from 0 to 65535, not '70000'", "--port", "70000")]
    [InlineData("--port needs a number from 0 to 65535, not 'x'", "--port", "x")]
    [InlineData("--seed needs a whole number, not '-1'", "--seed", "-1")]
    [InlineData("--clock needs a time such as 2027-05-01T12:00:00Z, or 'now', not '9999-12-31T23:59:59Z'", "--clock", "9999-12-31T23:59:59Z")]
    public async Task A_wrong_option_ends_with_2(string message, params string[] options)
    {
        await using var error = new StringWriter();
        Assert.Equal(2, await ServerCommands.RunAsync(["sandbox", .. options], new InvocationConfiguration { Error = error }, TimeProvider.System, CancellationToken.None));
        Assert.Contains(message, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clock_may_start_now()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await using var output = new AwaitedWriter("Ctrl-C stops the sandbox.");
        var run = ServerCommands.RunAsync(
            ["sandbox", "--port", "0", "--clock", "now"], new InvocationConfiguration { Output = output }, TimeProvider.System, stop.Token);
        await output.Seen.WaitAsync(stop.Token);
        using var http = new HttpClient { BaseAddress = new Uri(output.Line("Sandbox at ")) };
        var now = (DateTimeOffset)JsonNode.Parse(await http.GetStringAsync(new Uri("sandbox/clock", UriKind.Relative)))!["now"]!;
        Assert.InRange(TimeProvider.System.GetUtcNow() - now, TimeSpan.FromSeconds(-1), TimeSpan.FromMinutes(1));
        await stop.CancelAsync();
        Assert.Equal(130, await run);
    }

    [Fact]
    public async Task A_taken_port_ends_with_2()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await IsRefusedAsync("--port", ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_data_file_that_is_no_database_ends_with_2_and_is_left_alone()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, new string('x', 5000));
            Assert.Contains($"the data file '{file}' cannot be used", await IsRefusedAsync("--port", "0", "--data", file), StringComparison.Ordinal);
            Assert.Equal(new string('x', 5000), await File.ReadAllTextAsync(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<string> IsRefusedAsync(params string[] options)
    {
        await using var error = new StringWriter();
        Assert.Equal(2, await ServerCommands.RunAsync(["sandbox", .. options], new InvocationConfiguration { Error = error }, TimeProvider.System, CancellationToken.None));
        Assert.StartsWith("tokenguard-server: error: ", error.ToString(), StringComparison.Ordinal);
        return error.ToString();
    }
}
