using System.Text;

namespace TokenGuard.Sources.Git;

/// <summary>Drains a program's standard error in the background and keeps its end.</summary>
internal sealed class ErrorTail
{
    private const int Kept = 4096;
    private const int ShownLines = 3;
    private const int StackSize = 128 * 1024;

    private readonly byte[] tail = new byte[Kept];
    private readonly Lock gate = new();
    private readonly Thread draining;
    private int length;

    public ErrorTail(Stream stream)
    {
        // A thread of its own: those of the pool may all be busy, and waiting for one held up every short call.
        draining = new Thread(() => Drain(stream), StackSize) { IsBackground = true, Name = "git's standard error" };
        draining.Start();
    }

    /// <summary>The last lines, in one: with the first failure among them, and without the advice behind the last one.</summary>
    public string Text
    {
        get
        {
            lock (gate)
            {
                var lines = Encoding.UTF8.GetString(tail, 0, length)
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                var last = Array.FindLastIndex(lines, IsFailure);
                lines = last < 0 ? lines : lines[..(last + 1)];
                var first = Array.FindIndex(lines, IsFailure);
                return string.Join("; ", first >= 0 && first < lines.Length - ShownLines
                    ? [lines[first], .. lines[^(ShownLines - 1)..]]
                    : lines.TakeLast(ShownLines));
            }
        }
    }

    private static bool IsFailure(string line) => line.StartsWith("fatal: ", StringComparison.Ordinal);

    public void Wait() => draining.Join();

    private void Drain(Stream stream)
    {
        var buffer = new byte[1024];
        try
        {
            using var errors = stream;
            int count;
            while ((count = errors.Read(buffer)) > 0)
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
