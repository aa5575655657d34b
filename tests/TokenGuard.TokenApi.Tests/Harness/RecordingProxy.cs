using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TokenGuard.TokenApi.Tests.Harness;

/// <summary>A proxy that answers every CONNECT with a tunnel to one port of this machine, and keeps what it was sent.</summary>
internal sealed class RecordingProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly MemoryStream seen = new();
    private readonly int target;

    public RecordingProxy(int target)
    {
        this.target = target;
        listener.Start();
        _ = ServeAsync();
    }

    public string Address => $"http://{listener.LocalEndpoint}";

    /// <summary>All that the client sent, byte for letter.</summary>
    public string Seen
    {
        get
        {
            lock (seen)
            {
                return Encoding.Latin1.GetString(seen.ToArray());
            }
        }
    }

    public void Dispose() => listener.Dispose();

    private async Task ServeAsync()
    {
        using var client = await listener.AcceptTcpClientAsync();
        using var server = new TcpClient();
        var (from, buffer) = (client.GetStream(), new byte[16 * 1024]);
        Keep(buffer.AsSpan(0, await from.ReadAsync(buffer)));
        await server.ConnectAsync(IPAddress.Loopback, target);
        await from.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray());
        var answers = server.GetStream().CopyToAsync(from);
        int count;
        while ((count = await from.ReadAsync(buffer)) > 0)
        {
            Keep(buffer.AsSpan(0, count));
            await server.GetStream().WriteAsync(buffer.AsMemory(0, count));
        }

        server.Client.Shutdown(SocketShutdown.Send);
        await answers;
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        lock (seen)
        {
            seen.Write(bytes);
        }
    }
}
