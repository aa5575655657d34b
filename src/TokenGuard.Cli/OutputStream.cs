namespace TokenGuard.Cli;

/// <summary>Standard output, whose failures are told, or standard error, where nobody is left to tell of its own.</summary>
/// <param name="inner">Where to write; null if the program was started without it.</param>
/// <param name="isError">True for standard error.</param>
internal sealed class OutputStream(Stream? inner, bool isError) : Stream
{
    public const string Closed = "it is closed";

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            (inner ?? throw new IOException(Closed)).Write(buffer);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            if (!isError)
            {
                throw new OutputException(failure);
            }
        }
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
