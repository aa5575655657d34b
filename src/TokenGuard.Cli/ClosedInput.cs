using TokenGuard.Sources;

namespace TokenGuard.Cli;

/// <summary>Stands in for a standard input that the program was started without.</summary>
internal sealed class ClosedInput : ForwardStream
{
    public override int Read(Span<byte> buffer) => throw new IOException(OutputStream.Closed);
}
