using System.ComponentModel;
using System.Diagnostics;
using TokenGuard.Engine;
using TokenGuard.TokenApi.Programs;

namespace TokenGuard.TokenApi.SecretStores;

/// <summary>A secret that a program keeps: reading takes the first line of its output, writing gives it the secret on standard input. No shell.</summary>
internal sealed class CommandStore(IReadOnlyList<string> words, TimeSpan longestRun) : ISecretStore
{
    private const int LargestOutput = 1 << 20;

    /// <summary>Time enough for a person to type a passphrase.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(60);

    public bool CanWrite => true;

    public bool ReadsBack => false;

    /// <param name="text">The program and its arguments; quotes keep spaces together.</param>
    /// <exception cref="SecretStoreException">A quote is not closed.</exception>
    public static CommandStore Parse(string text) => new(CommandWords.Split(text), LongestRun);

    public async Task<Secret> ReadAsync(CancellationToken cancellation)
    {
        var output = await RunAsync(null, cancellation).ConfigureAwait(false);
        var end = output.AsSpan().IndexOfAny((byte)'\r', (byte)'\n');
        var line = output.AsSpan(0, end < 0 ? output.Length : end);
        return line.Length > 0 ? new Secret(line, 0) : throw new SecretStoreException($"{this} gave no secret: the first line of its output is empty");
    }

    public async Task WriteAsync(Secret secret, CancellationToken cancellation) =>
        await RunAsync(secret, cancellation).ConfigureAwait(false);

    public override string ToString() => $"command:{string.Join(' ', words)}";

    private async Task<byte[]> RunAsync(Secret? secret, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(longestRun);
        using var process = Start();
        try
        {
            var reading = ReadOutputAsync(process, stop.Token);
            // What it says may hold what it was given, so it is read and not shown.
            var complaining = process.StandardError.BaseStream.CopyToAsync(Stream.Null, stop.Token);
            var isFed = await FeedAsync(process, secret, stop.Token).ConfigureAwait(false);
            await Task.WhenAll(reading, complaining, process.WaitForExitAsync(stop.Token)).ConfigureAwait(false);
            if (process.ExitCode != 0)
            {
                throw new SecretStoreException($"{this} failed (exit code {process.ExitCode}); run it in a terminal to see what it says");
            }

            return isFed ? await reading.ConfigureAwait(false) : throw new SecretStoreException($"{this} ended without taking the secret from its standard input");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new SecretStoreException($"{this} did not end within {longestRun.TotalSeconds:0} seconds");
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
        var program = InstalledProgram.Find(words[0]) ?? throw new SecretStoreException($"{this}: the program '{words[0]}' was not found in PATH");
        try
        {
            return Process.Start(new ProcessStartInfo(program, words.Skip(1))
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

    private async Task<byte[]> ReadOutputAsync(Process process, CancellationToken cancellation)
    {
        using var output = new MemoryStream();
        var buffer = new byte[4096];
        int count;
        while ((count = await process.StandardOutput.BaseStream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
        {
            if (output.Length + count > LargestOutput)
            {
                // Nobody reads on, so it would wait for ever.
                process.Kill(entireProcessTree: true);
                throw new SecretStoreException($"{this} gives more output than any secret");
            }

            output.Write(buffer, 0, count);
        }

        return output.ToArray();
    }

    /// <summary>True if it took everything.</summary>
    private static async Task<bool> FeedAsync(Process process, Secret? secret, CancellationToken cancellation)
    {
        try
        {
            if (secret is not null)
            {
                // The value and nothing behind it: many stores would keep a line break as a part of it.
                await process.StandardInput.BaseStream.WriteAsync(secret.Reveal().ToArray(), cancellation).ConfigureAwait(false);
            }

            process.StandardInput.Close();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
