using System.Diagnostics;
using System.Globalization;

namespace TokenGuard.Cli.Tests;

/// <summary>The built program as a process of its own, for what depends on one: signals, pipes, the working directory.</summary>
internal static class BuiltProgram
{
    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "tokenguard.dll");

    public static Process Start(string folder, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", File, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public static CommandRun Run(string folder, params string[] arguments) => RunIn(folder, null, arguments);

    public static CommandRun RunIn(string folder, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        using var process = Start(folder, environment, arguments);
        process.StandardInput.Close();
        return Finish(process);
    }

    /// <summary>The exit code of a line of shell.</summary>
    public static int Shell(string folder, string line)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", line])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        return Finish(process).ExitCode;
    }

    /// <summary>What Ctrl-C does, or another signal that asks for an end, and the end that the program makes of it.</summary>
    public static CommandRun Interrupt(Process process, string signal = "INT")
    {
        using var kill = Process.Start("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)])!;
        kill.WaitForExit();
        var run = Finish(process);
        Assert.DoesNotContain("Unhandled", run.Error, StringComparison.Ordinal);
        return run;
    }

    /// <summary>Waits for the end and collects what was written.</summary>
    public static CommandRun Finish(Process process)
    {
        using var error = new MemoryStream();
        using var output = new MemoryStream();
        var errors = process.StandardError.BaseStream.CopyToAsync(error);
        process.StandardOutput.BaseStream.CopyTo(output);
        errors.Wait();
        process.WaitForExit();
        return new CommandRun(process.ExitCode, output.ToArray(), error.ToArray());
    }
}
