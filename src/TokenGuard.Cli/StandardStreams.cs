using System.Text;
using TokenGuard.Cli.Terminal;
using TokenGuard.Sources.Files;

namespace TokenGuard.Cli;

/// <summary>What the program reads and writes. Tests give their own.</summary>
internal sealed record StandardStreams(Stream Input, Stream Output, Stream ErrorStream, TerminalTraits Traits)
{
    /// <summary>Standard output for the help, which is text; reports write bytes.</summary>
    public TextWriter OutputText { get; } = new StreamWriter(Output, new UTF8Encoding(false)) { AutoFlush = true };

    public TextWriter Error { get; } = new StreamWriter(ErrorStream, new UTF8Encoding(false)) { AutoFlush = true };

    public static StandardStreams Open() => new(
        InheritedFile.IsOpen(0) ? Console.OpenStandardInput() : new ClosedInput(),
        new OutputStream(InheritedFile.IsOpen(1) ? Console.OpenStandardOutput() : null, isError: false),
        new OutputStream(InheritedFile.IsOpen(2) ? Console.OpenStandardError() : null, isError: true),
        TerminalTraits.Detect());
}
