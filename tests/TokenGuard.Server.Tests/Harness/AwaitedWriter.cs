using System.Text;

namespace TokenGuard.Server.Tests.Harness;

/// <summary>Keeps what is written, and tells when a certain text was.</summary>
internal sealed class AwaitedWriter(string text) : TextWriter
{
    private readonly TaskCompletionSource seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder written = new();

    public Task Seen => seen.Task;

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>The rest of the line that begins so.</summary>
    public string Line(string start) => ToString().Split('\n').First(line => line.StartsWith(start, StringComparison.Ordinal))[start.Length..].Trim();

    public override void Write(char value)
    {
        lock (written)
        {
            written.Append(value);
            if (value == text[^1] && written.ToString().EndsWith(text, StringComparison.Ordinal))
            {
                seen.SetResult();
            }
        }
    }

    public override string ToString()
    {
        lock (written)
        {
            return written.ToString();
        }
    }
}
