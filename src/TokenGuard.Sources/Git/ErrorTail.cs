using System.Text;

namespace TokenGuard.Sources.Git;

/// <summary>Drains a program's standard error in the background and keeps its end.</summary>
internal sealed class ErrorTail
{
    private const int Kept = 4096;
    private const int ShownLines = 3;

    private readonly byte[] tail = new byte[Kept];
    private readonly Lock gate = new();
    private readonly Task draining;
    private int length;

    public ErrorTail(Stream stream) => draining = DrainAsync(stream);

    /// <summary>The last lines, in one.</summary>
    public string Text
    {
        get
        {
            lock (gate)
            {
                var lines = Encoding.UTF8.GetString(tail, 0, length)
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                return string.Join("; ", lines.TakeLast(ShownLines));
            }
        }
    }

    public void Wait() => draining.GetAwaiter().GetResult();

    private async Task DrainAsync(Stream stream)
    {
        var buffer = new byte[1024];
        try
        {
            int count;
            while ((count = await stream.ReadAsync(buffer).ConfigureAwait(false)) > 0)
            {
                Append(buffer.AsSpan(0, count));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The program was ended.
        }
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            var overflow = Math.Max(0, length + bytes.Length - Kept);
            tail.AsSpan(overflow, length - overflow).CopyTo(tail);
            length -= overflow;
            bytes.CopyTo(tail.AsSpan(length));
            length += bytes.Length;
        }
    }
}
