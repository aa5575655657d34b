using System.Runtime.ExceptionServices;

namespace TokenGuard.Sources.Git;

/// <summary>
/// One <c>git cat-file --batch</c>: a thread of its own writes the ids while the caller reads, so that neither side
/// waits for the other for ever.
/// </summary>
internal sealed class GitBatch : IDisposable
{
    private const int SendBuffer = 16 * 1024;

    private readonly GitProcess process;
    private readonly IEnumerator<GitBlobRequest> requests;
    private readonly Queue<GitBlobRequest> unanswered = new();
    private readonly Lock gate = new();
    private readonly Thread feeder;
    private ExceptionDispatchInfo? feedError;

    /// <param name="git">Where to ask.</param>
    /// <param name="first">Requests to begin with.</param>
    /// <param name="requests">The requests after them; read by the feeding thread only.</param>
    public GitBatch(GitCommand git, IReadOnlyCollection<GitBlobRequest> first, IEnumerator<GitBlobRequest> requests)
    {
        this.requests = requests;
        process = git.StartWithInput("cat-file", "--batch", "--buffer");
        feeder = new Thread(() => Feed(first)) { IsBackground = true, Name = "git cat-file input" };
        feeder.Start();
    }

    public string LastError
    {
        get
        {
            process.WaitForExit();
            return process.LastError;
        }
    }

    public BatchReply Receive()
    {
        if (!process.Output.TryReadRecord((byte)'\n', out var header))
        {
            return AtEnd();
        }

        GitBlobRequest request;
        lock (gate)
        {
            request = unanswered.Dequeue();
        }

        // "<id> blob <size>" or "<id> missing"
        var rest = header[(header.IndexOf((byte)' ') + 1)..];
        var space = rest.IndexOf((byte)' ');
        if (space < 0 || !long.TryParse(rest[(space + 1)..], null, out var size))
        {
            return new BatchReply(BatchReplyKind.Missing, request);
        }

        return new BatchReply(KindOf(rest[..space]), request, size);
    }

    /// <summary>Reads content; less than asked for means that git broke off.</summary>
    public int Read(Span<byte> buffer) => process.Output.ReadFully(buffer);

    /// <summary>Passes over content and the line break after it; false if git broke off.</summary>
    public bool Skip(long size) => process.Output.TrySkip(size + 1);

    /// <summary>Passes over what stands before the message in a commit or tag; gives how many bytes that were.</summary>
    public long SkipToMessage(long size)
    {
        Span<byte> read = stackalloc byte[1];
        var (passed, isAtLineStart) = (0L, false);
        while (passed < size && Read(read) == 1)
        {
            passed++;
            if (read[0] == '\n' && isAtLineStart)
            {
                break;
            }

            isAtLineStart = read[0] == '\n';
        }

        return passed;
    }

    public void Kill() => process.Kill();

    /// <summary>Ends git and gives back what it has not answered.</summary>
    public IReadOnlyCollection<GitBlobRequest> Stop()
    {
        process.Kill();
        feeder.Join();
        return unanswered;
    }

    public void Dispose()
    {
        Stop();
        process.Dispose();
    }

    private static BatchReplyKind KindOf(ReadOnlySpan<byte> type) => type switch
    {
        [(byte)'b', ..] => BatchReplyKind.Blob,
        [(byte)'c', ..] or [(byte)'t', (byte)'a', ..] => BatchReplyKind.Message,
        _ => BatchReplyKind.OtherObject,
    };

    private BatchReply AtEnd()
    {
        // Ended by its own will only if all ids were taken and answered.
        process.WaitForExit();
        feeder.Join();
        feedError?.Throw();
        return unanswered.TryPeek(out var request)
            ? new BatchReply(BatchReplyKind.Broken, request)
            : new BatchReply(BatchReplyKind.End);
    }

    private void Feed(IReadOnlyCollection<GitBlobRequest> first)
    {
        try
        {
            using var input = new BufferedStream(process.Input, SendBuffer);
            foreach (var request in first)
            {
                Send(input, request);
            }

            while (requests.MoveNext())
            {
                Send(input, requests.Current);
            }
        }
        catch (IOException)
        {
            // git is gone; the reading side sees it and asks again for what is unanswered.
        }
        catch (Exception e) when (e is SourceException or OperationCanceledException)
        {
            feedError = ExceptionDispatchInfo.Capture(e);
        }
    }

    private void Send(BufferedStream input, GitBlobRequest request)
    {
        lock (gate)
        {
            unanswered.Enqueue(request);
        }

        Span<byte> line = stackalloc byte[(2 * ObjectId.MaxBytes) + 1];
        var length = request.Id.WriteHex(line);
        line[length] = (byte)'\n';
        input.Write(line[..(length + 1)]);
    }
}
