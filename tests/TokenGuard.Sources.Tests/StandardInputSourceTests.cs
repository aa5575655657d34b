using System.Text;

namespace TokenGuard.Sources.Tests;

public sealed class StandardInputSourceTests
{
    [Fact]
    public void It_is_one_blob_of_unknown_length()
    {
        using var source = new StandardInputSource(new MemoryStream(Encoding.UTF8.GetBytes("piped")));
        using var blob = source.NextBlob(CancellationToken.None)!;

        Assert.Equal(new Provenance { Kind = ProvenanceKind.StandardInput, Root = "-" }, blob.Provenance);
        Assert.Null(blob.Length);
        Assert.Equal("piped", blob.ReadText());
        Assert.Null(source.NextBlob(CancellationToken.None));
        Assert.Empty(source.Problems);
    }

    [Fact]
    public void A_pipe_that_breaks_is_a_problem_and_ends_the_blob()
    {
        using var source = new StandardInputSource(new BrokenStream());
        using var blob = source.NextBlob(CancellationToken.None)!;

        Assert.Equal("x", blob.ReadText());
        Assert.Equal(["-: reading broke off: broken"], source.Problems.Select(p => p.ToString()));
    }

    private sealed class BrokenStream : MemoryStream
    {
        private bool wasRead;

        public override int Read(Span<byte> buffer)
        {
            if (wasRead)
            {
                throw new IOException("broken");
            }

            wasRead = true;
            buffer[0] = (byte)'x';
            return 1;
        }
    }
}
