using System.Diagnostics;

namespace TokenGuard.Cli.Tests.Interruption;

/// <summary>One run of the built program that is ended by SIGKILL at some point, or ends by itself.</summary>
internal sealed class KilledProgram : IDisposable
{
    private const int EndedBySignal = 128;
    private const int Signal = 9;

    private readonly Process process;

    /// <param name="folder">The working directory.</param>
    /// <param name="arguments">The command.</param>
    public KilledProgram(string folder, params string[] arguments)
    {
        process = Native is { } program
            ? Process.Start(new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!
            : BuiltProgram.Start(folder, null, arguments);
        process.StandardInput.Close();
    }

    /// <summary>The packed program to be used in place of the built assembly; null if none is named.</summary>
    private static string? Native => Environment.GetEnvironmentVariable("TOKENGUARD_PROGRAM");

    /// <summary>True if it did not come to its end.</summary>
    public bool WasKilled => process.HasExited && process.ExitCode == EndedBySignal + Signal;

    public void Kill()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    /// <summary>Ends it as Ctrl-C does.</summary>
    public CommandRun Interrupt() => BuiltProgram.Interrupt(process);

    /// <summary>Waits until it has ended.</summary>
    public CommandRun Finish() => BuiltProgram.Finish(process);

    /// <summary>Kills it as soon as a file has more lines than now, or lets it end.</summary>
    public void KillAtLine(string file, int lines)
    {
        while (!process.HasExited)
        {
            if (LinesOf(file) >= lines)
            {
                Kill();
                return;
            }

            Thread.Yield();
        }
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    public static int LinesOf(string file)
    {
        if (!File.Exists(file))
        {
            return 0;
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray().Count(value => value == (byte)'\n');
    }
}
