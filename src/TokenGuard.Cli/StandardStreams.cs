using TokenGuard.Cli.Terminal;

namespace TokenGuard.Cli;

/// <summary>What the program reads and writes. Tests give their own.</summary>
internal sealed record StandardStreams(Stream Input, Stream Output, TextWriter Error, TerminalTraits Traits)
{
    public static StandardStreams Open() => new(
        Console.OpenStandardInput(),
        Console.OpenStandardOutput(),
        Console.Error,
        TerminalTraits.Detect());
}
