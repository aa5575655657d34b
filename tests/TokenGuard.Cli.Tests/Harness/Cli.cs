using TokenGuard.Cli.Terminal;

namespace TokenGuard.Cli.Tests;

/// <summary>Runs the command line inside the test's process.</summary>
internal static class Cli
{
    public static CommandRun Run(params string[] arguments) => RunAt(FixedClock.Usual, arguments);

    /// <summary><c>scan</c> with the JSON report on standard output.</summary>
    public static CommandRun Scan(params string[] arguments) => Run(["scan", "--format", "json", .. arguments]);

    /// <summary>The same on another day.</summary>
    public static CommandRun RunAt(TimeProvider clock, params string[] arguments) => Run(clock, Stream.Null, arguments);

    /// <summary>The same with something on standard input.</summary>
    public static CommandRun RunWith(Stream input, params string[] arguments) => Run(FixedClock.Usual, input, arguments);

    private static CommandRun Run(TimeProvider clock, Stream input, string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var streams = new StandardStreams(input, output, error, TerminalTraits.None);
        var exitCode = Tokenguard.RunAsync(arguments, streams, clock).GetAwaiter().GetResult();
        return new CommandRun(exitCode, output.ToArray(), error.ToArray());
    }
}
