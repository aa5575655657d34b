using System.ComponentModel;
using System.Diagnostics;
using TokenGuard.Engine;

namespace TokenGuard.TokenApi.SecretStores;

/// <summary>A secret that a program keeps: reading takes the first line of its output, writing gives it the secret on standard input. No shell.</summary>
internal sealed class CommandStore(IReadOnlyList<string> words) : ISecretStore
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(60);

    public bool CanWrite => true;

    public bool ReadsBack => false;

    /// <param name="text">The program and its arguments; quotes keep spaces together.</param>
    /// <exception cref="SecretStoreException">A quote is not closed.</exception>
    public static CommandStore Parse(string text)
    {
        var words = new List<string>();
        var word = new System.Text.StringBuilder();
        var (quote, started) = ('\0', false);
        foreach (var c in text)
        {
            if (quote != '\0' ? c == quote : c is '"' or '\'')
            {
                quote = quote == '\0' ? c : '\0';
                started = true;
            }
            else if (c == ' ' && quote == '\0')
            {
                if (started)
                {
                    words.Add(word.ToString());
                }

                word.Clear();
                started = false;
            }
            else
            {
                word.Append(c);
                started = true;
            }
        }

        if (started)
        {
            words.Add(word.ToString());
        }

        return quote == '\0' && words.Count > 0 ? new CommandStore(words) : throw new SecretStoreException("a command needs a program, and every quote its end");
    }

    public async Task<Secret> ReadAsync(CancellationToken cancellation)
    {
        var output = await RunAsync([], cancellation).ConfigureAwait(false);
        var end = output.AsSpan().IndexOfAny((byte)'\r', (byte)'\n');
        var line = output.AsSpan(0, end < 0 ? output.Length : end);
        return line.Length > 0 ? new Secret(line, 0) : throw new SecretStoreException($"{this} gave no secret");
    }

    public async Task WriteAsync(Secret secret, CancellationToken cancellation) =>
        await RunAsync([.. secret.Reveal(), (byte)'\n'], cancellation).ConfigureAwait(false);

    public override string ToString() => $"command:{string.Join(' ', words)}";

    private async Task<byte[]> RunAsync(byte[] input, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(LongestRun);
        using var process = Start();
        try
        {
            using var output = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(output, stop.Token);
            // What it says may hold what it was given, so it is read and not shown.
            var complaining = process.StandardError.BaseStream.CopyToAsync(Stream.Null, stop.Token);
            await FeedAsync(process, input, stop.Token).ConfigureAwait(false);
            await Task.WhenAll(reading, complaining, process.WaitForExitAsync(stop.Token)).ConfigureAwait(false);
            return process.ExitCode == 0 ? output.ToArray() : throw new SecretStoreException($"{this} failed (exit code {process.ExitCode})");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new SecretStoreException($"{this} did not end within {LongestRun.TotalSeconds:0} seconds");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private Process Start()
    {
        try
        {
            return Process.Start(new ProcessStartInfo(words[0], words.Skip(1))
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Win32Exception failure)
        {
            throw new SecretStoreException($"{this} cannot be started: {failure.Message}", failure);
        }
    }

    private static async Task FeedAsync(Process process, byte[] input, CancellationToken cancellation)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, cancellation).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read everything; its exit code says why.
        }
    }
}
