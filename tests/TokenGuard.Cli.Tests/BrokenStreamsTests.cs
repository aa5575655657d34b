using TokenGuard.Cli.Terminal;

namespace TokenGuard.Cli.Tests;

/// <summary>Standard output and error that are closed or full: what can be told is told, and the exit code stays what it means.</summary>
public class BrokenStreamsTests
{
    [Theory]
    [InlineData("rules", "list")]
    [InlineData("rules", "export")]
    [InlineData("completion", "bash")]
    public void Output_that_cannot_be_written_is_an_error(params string[] arguments)
    {
        var (exitCode, error) = Run(new FailingStream(), null, arguments);

        Assert.Equal((2, "tokenguard: error: standard output cannot be written: full\n"), (exitCode, error));
    }

    [Fact]
    public void A_report_that_cannot_be_written_is_an_error()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", Token.New().Text);

        var (exitCode, error) = Run(new FailingStream(), null, "scan", folder.Path);

        Assert.Equal((2, "tokenguard: error: standard output cannot be written: full\n"), (exitCode, error));
    }

    [Fact]
    public void A_scan_does_not_need_standard_error()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", Token.New().Text);
        using var output = new MemoryStream();

        Assert.Equal(1, Run(output, new FailingStream(), "scan", folder.Path).ExitCode);
        Assert.StartsWith($"{folder.Path}/a.txt:1:", System.Text.Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scan - <&-", 3)]
    [InlineData("scan - 0>/dev/null", 3)]
    [InlineData("scan a.txt <&-", 1)]
    [InlineData("scan a.txt >&-", 2)]
    [InlineData("scan a.txt 2>&-", 1)]
    [InlineData("scan a.txt <&- >&- 2>&-", 2)]
    [InlineData("verify --stdin <&-", 3)]
    public void What_the_program_is_started_without_is_no_crash(string line, int exitCode)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", Token.New().Text);

        Assert.Equal(exitCode, BuiltProgram.Shell(folder.Path, $"XDG_STATE_HOME=$PWD dotnet exec {BuiltProgram.File} {line}"));
    }

    [Fact]
    public void Closed_standard_input_is_named()
    {
        using var input = new ClosedInput();

        var run = Cli.RunWith(input, "scan", "-");

        Assert.Equal(3, run.ExitCode);
        Assert.Equal("error: reading broke off: it is closed", run.ErrorLines[0].TrimStart('-', ':', ' '));
    }

    private static (int ExitCode, string Error) Run(Stream output, Stream? error, params string[] arguments)
    {
        using var told = new MemoryStream();
        using var guardedOutput = new OutputStream(output, isError: false);
        using var guardedError = new OutputStream(error ?? told, isError: true);
        var streams = new StandardStreams(Stream.Null, guardedOutput, guardedError, TerminalTraits.None);
        var exitCode = Tokenguard.RunAsync(arguments, streams, FixedClock.Usual).GetAwaiter().GetResult();
        return (exitCode, System.Text.Encoding.UTF8.GetString(told.ToArray()));
    }

    private sealed class FailingStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new UnauthorizedAccessException("no access", new IOException("full"));
    }
}
