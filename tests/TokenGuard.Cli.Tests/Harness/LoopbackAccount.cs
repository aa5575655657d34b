using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using TokenGuard.TokenApi.Http;

namespace TokenGuard.Cli.Tests;

/// <summary>The account <c>acme</c> behind a free port of this machine, with the files that a run needs.</summary>
internal sealed class LoopbackAccount : TemporaryFolder, IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();

    public LoopbackAccount()
    {
        listener.Start();
        _ = ServeAsync();
        WriteSecret("own", FakeZendesk.RandomValue(64));
    }

    public FakeZendesk Server { get; } = new();

    public string[] Reach =>
    [
        "--provider-url", $"zendesk=http://{listener.LocalEndpoint}", "--token-from", $"file:{this["own"]}", "--audit-log", this["audit.jsonl"], "--timeout", "5",
    ];

    public string AuditText => File.Exists(this["audit.jsonl"]) ? File.ReadAllText(this["audit.jsonl"]) : "";

    /// <summary>A file that its owner alone may read.</summary>
    public void WriteSecret(string relative, string value) =>
        File.SetUnixFileMode(Write(relative, value), UnixFileMode.UserRead | UnixFileMode.UserWrite);

    /// <summary><c>tokens</c> on 2026-11-27.</summary>
    public CommandRun Run(params string[] arguments) => Run(new FixedClock(2026, 11, 27), arguments);

    public CommandRun Run(TimeProvider clock, params string[] arguments) => Cli.RunAt(clock, ["tokens", .. arguments, "--subdomain", "acme", .. Reach]);

    public new void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
        base.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                _ = Task.Run(async () =>
                {
                    using (client)
                    {
                        await AnswerAsync(client.GetStream());
                    }
                });
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var (line, headers, body) = await ReadAsync(stream);
        var (verb, path) = (line.Split(' ')[0], line.Split(' ')[1]);
        ApiAnswer answer;
        lock (Server)
        {
            answer = path.StartsWith("/acme/", StringComparison.Ordinal)
                ? Server.SendAsync(RequestOf(verb, path["/acme".Length..], headers, body), CancellationToken.None).GetAwaiter().GetResult()
                : FakeZendesk.Json(404, "<html>No help desk at this address</html>");
        }

        var head = new StringBuilder($"HTTP/1.1 {answer.Status} x\r\nConnection: close\r\nContent-Length: {answer.Body.Length}\r\n");
        foreach (var (name, value) in answer.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()));
        await stream.WriteAsync(answer.Body);
    }

    private static ApiRequest RequestOf(string verb, string path, Dictionary<string, string> headers, byte[] body) => new()
    {
        Provider = "zendesk",
        Method = new HttpMethod(verb),
        Url = new Uri("https://acme.zendesk.com" + path),
        AllowedHosts = ["acme.zendesk.com"],
        Headers = [.. headers],
        Body = body.Length == 0 ? null : body,
    };

    private static async Task<(string Line, Dictionary<string, string> Headers, byte[] Body)> ReadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) == 1)
        {
            head.Append((char)one[0]);
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase);
        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, CultureInfo.InvariantCulture) : 0];
        await stream.ReadExactlyAsync(body);
        return (lines[0], headers, body);
    }
}
