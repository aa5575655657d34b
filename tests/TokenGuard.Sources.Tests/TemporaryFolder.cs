using System.Diagnostics;

namespace TokenGuard.Sources.Tests;

/// <summary>A fresh folder that goes away after the test.</summary>
internal class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("tokenguard-test-").FullName;

    public string this[string relative] => System.IO.Path.Join(Path, relative);

    public void Write(string relative, string content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[relative])!);
        File.WriteAllText(this[relative], content);
    }

    /// <summary>Runs a shell script here, for what .NET has no call for.</summary>
    public void Shell(string script) => Run("/bin/sh", ["-ec", script], Path);

    /// <summary>Makes a folder whose path is longer than any system call takes: not even root can open it.</summary>
    public void MakeTooDeepFolder() => Shell(
        "mkdir deep; cd -P deep; n=$(printf '%0200d' 0); i=0; while [ $i -lt 25 ]; do mkdir $n; cd -P $n; i=$((i+1)); done; : > file");

    public static string Run(string program, IEnumerable<string> arguments, string folder, bool mayFail = false)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_AUTHOR_NAME"] = "Ann Author";
        start.Environment["GIT_AUTHOR_EMAIL"] = "ann@example.com";
        start.Environment["GIT_COMMITTER_NAME"] = "Cam Committer";
        start.Environment["GIT_COMMITTER_EMAIL"] = "cam@example.com";
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 || mayFail
            ? output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {errors.Result}{output}");
    }

    public virtual void Dispose()
    {
        Directory.Delete(Path, recursive: true);
        GC.SuppressFinalize(this);
    }
}
