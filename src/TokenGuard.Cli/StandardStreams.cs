using System.Text;
using TokenGuard.Cli.Terminal;

namespace TokenGuard.Cli;

/// <summary>What the program reads and writes. Tests give their own.</summary>
internal sealed record StandardStreams(Stream Input, Stream Output, Stream ErrorStream, TerminalTraits Traits)
{
    /// <summary>Standard output for the help, which is text; reports write bytes.</summary>
    public TextWriter OutputText { get; } = new StreamWriter(Output, new UTF8Encoding(false)) { AutoFlush = true };

    public TextWriter Error { get; } = new StreamWriter(ErrorStream, new UTF8Encoding(false)) { AutoFlush = true };

    public static StandardStreams Open() => new(
        Console.OpenStandardInput(),
        new OutputStream(Console.OpenStandardOutput(), isError: false),
        new OutputStream(Console.OpenStandardError(), isError: true),
        TerminalTraits.Detect());
}
