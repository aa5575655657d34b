using System.Buffers;

namespace TokenGuard.Sources.Git;

/// <summary>
/// Reads blobs, and the messages of commits and tags, by id through one <c>git cat-file</c>, and through another one for the
/// rest if an object breaks it.
/// Safe under concurrent calls.
/// </summary>
internal sealed class GitObjectReader : IDisposable
{
    // So many in a row do not come from broken objects but from a git that cannot work here.
    private const int BrokenInARow = 64;

    private readonly GitRepository repository;
    private readonly ProvenanceKind kind;
    private readonly SourceLog log;
    private readonly CancellationTokenSource stopping = new();
    private readonly SemaphoreSlim pipe = new(1, 1);
    private readonly IEnumerator<GitBlobRequest> requests;
    private GitBatch? batch;
    private int broken;
    private bool ended;
    private bool disposed;

    /// <param name="repository">Where the blobs are.</param>
    /// <param name="kind">The kind of provenance that the blobs get.</param>
    /// <param name="requests">The blobs; enumerated once, on another thread. Cancelled when the reader is disposed.</param>
    /// <param name="log">Where problems go.</param>
    public GitObjectReader(
        GitRepository repository,
        ProvenanceKind kind,
        Func<CancellationToken, IEnumerable<GitBlobRequest>> requests,
        SourceLog log)
    {
        this.repository = repository;
        this.kind = kind;
        this.log = log;
        this.requests = requests(stopping.Token).GetEnumerator();
    }

    public Blob? NextBlob(CancellationToken cancellation)
    {
        pipe.Wait(cancellation);
        Blob? blob = null;
        try
        {
            blob = Read(cancellation);
            return blob;
        }
        finally
        {
            // A streamed blob keeps the pipe until it is disposed.
            if (blob is not GitPipeBlob)
            {
                pipe.Release();
            }
        }
    }

    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        disposed = ended = true;
        stopping.Cancel();
        batch?.Dispose();
        requests.Dispose();
        stopping.Dispose();
    }

    /// <summary>Takes the pipe back from a streamed blob.</summary>
    /// <param name="isIntact">Whether the next answer of git begins where the pipe stands.</param>
    internal void EndStreaming(bool isIntact)
    {
        if (!isIntact && !ended)
        {
            Restart();
        }

        pipe.Release();
    }

    private Blob? Read(CancellationToken cancellation)
    {
        while (!ended)
        {
            cancellation.ThrowIfCancellationRequested();
            batch ??= new GitBatch(repository.Git, [], requests);
            using var killing = cancellation.UnsafeRegister(static state => ((GitBatch)state!).Kill(), batch);
            var reply = batch.Receive();
            cancellation.ThrowIfCancellationRequested();
            broken = reply.Kind == BatchReplyKind.Broken ? broken + 1 : 0;
            if (Take(reply, cancellation) is { } blob)
            {
                return blob;
            }
        }

        return null;
    }

    private Blob? Take(BatchReply reply, CancellationToken cancellation)
    {
        switch (reply.Kind)
        {
            case BatchReplyKind.Message when reply.Size > Blob.LargestInMemory:
                return new GitPipeBlob(ProvenanceOf(reply.Request) with { IsMessage = true }, reply.Size - batch!.SkipToMessage(reply.Size), batch, this, log);
            case BatchReplyKind.Blob when reply.Size > Blob.LargestInMemory:
                return new GitPipeBlob(ProvenanceOf(reply.Request), reply.Size, batch!, this, log);
            case BatchReplyKind.Blob or BatchReplyKind.Message:
                return ReadWhole(reply, cancellation);
            case BatchReplyKind.OtherObject when !batch!.Skip(reply.Size):
                Restart();
                break;
            case BatchReplyKind.Missing:
                log.Problem(ProvenanceOf(reply.Request), $"object {reply.Request.Id} is missing or damaged");
                break;
            case BatchReplyKind.Broken:
                PassOver(reply.Request);
                break;
            case BatchReplyKind.End:
                ended = true;
                break;
        }

        return null;
    }

    private PooledBlob? ReadWhole(BatchReply reply, CancellationToken cancellation)
    {
        var (request, size) = (reply.Request, (int)reply.Size);
        // With the line break that follows the content.
        var buffer = ArrayPool<byte>.Shared.Rent(size + 1);
        if (batch!.Read(buffer.AsSpan(0, size + 1)) == size + 1)
        {
            return reply.Kind == BatchReplyKind.Blob
                ? new PooledBlob(ProvenanceOf(request), buffer, size)
                : new PooledBlob(ProvenanceOf(request) with { IsMessage = true }, buffer, size, GitMessage.StartIn(buffer.AsSpan(0, size)));
        }

        ArrayPool<byte>.Shared.Return(buffer);
        cancellation.ThrowIfCancellationRequested();
        log.Problem(ProvenanceOf(request), $"object {request.Id} breaks off: {batch.LastError}");
        Restart();
        return null;
    }

    private void PassOver(GitBlobRequest request)
    {
        var reason = batch!.LastError;
        if (broken >= BrokenInARow)
        {
            ended = true;
            log.Problem(repository.ProvenanceOf(kind), $"git keeps failing, the rest was not read: {reason}");
            return;
        }

        log.Problem(ProvenanceOf(request), $"object {request.Id} cannot be read: {reason}");
        Restart(skip: 1);
    }

    private void Restart(int skip = 0)
    {
        var rest = batch!.Stop().Skip(skip).ToList();
        batch.Dispose();
        batch = new GitBatch(repository.Git, rest, requests);
    }

    private Provenance ProvenanceOf(GitBlobRequest request) => repository.ProvenanceOf(kind, request.Id, request.Path);
}
