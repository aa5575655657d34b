namespace TokenGuard.Sources.Archives;

/// <summary>An archive as its format gets it: the bytes, and whom to tell of what.</summary>
internal sealed class ArchiveInput(Blob blob, ReadOnlyMemory<byte> head, string name, bool isOutermost, ArchiveOptions options, ArchiveBudget budget) : IDisposable
{
    private readonly List<Stream> owned = [];
    private Stream? copy;
    private bool isUntouched = true;

    /// <summary>Its name without folders, which may be empty.</summary>
    public string Name => name;

    /// <summary>The bytes that it was recognized by.</summary>
    public ReadOnlyMemory<byte> Head { get; } = head;

    public ArchiveOptions Options => options;

    /// <summary>How many bytes it has, if that is known.</summary>
    public long? Length => blob.Length;

    /// <summary>Whether the bytes can be had in any order at no cost.</summary>
    public bool IsSeekable { get; } = CanSeek(blob);

    /// <summary>Members that nobody can read without a password.</summary>
    public int Encrypted { get; private set; }

    /// <summary>What is wrong with it although reading goes on; at most one thing is told.</summary>
    public string? Damage { get; private set; }

    /// <summary>The bytes in their order, from the first one on.</summary>
    public Stream OpenForward()
    {
        isUntouched = false;
        return Own(new GuardedStream(blob.OpenSeekable() ?? new BlobStream(blob), budget, isOutermost));
    }

    /// <summary>The bytes in any order.</summary>
    public Stream OpenSeekable() => blob.OpenSeekable() is { } seekable
        ? Own(new GuardedStream(seekable, budget, isOutermost))
        : Own(new GuardedStream(copy = TemporaryCopy.Of(OpenForward()), budget, counts: false));

    /// <summary>The archive as a file like any other; null if it came as a stream and has gone by.</summary>
    public Blob? AsFile()
    {
        if (copy is not null)
        {
            copy.Position = 0;
            return new MemberBlob(blob.Provenance, [], 0, copy, _ => { });
        }

        return IsSeekable || isUntouched ? blob : null;
    }

    /// <summary>Counts what a decoder gives; nothing of a decoder's own memory counts that was asked for before.</summary>
    public Stream Unpacked(Stream decoder) => new UnpackedStream(decoder, budget);

    /// <summary>Says that a decoder begins: its memory is counted from here.</summary>
    public void StartDecoder() => budget.StartDecoder();

    /// <summary>For code of our own that works long between two reads: asks whether it may go on, and counts its memory from here.</summary>
    /// <exception cref="ArchiveLimitException">A limit was reached.</exception>
    /// <exception cref="OperationCanceledException">The scan was stopped.</exception>
    public void GoOn()
    {
        budget.StartDecoder();
        budget.Check();
    }

    /// <summary>Runs what cannot be asked between two reads, such as another program, which is cancelled when the time is over.</summary>
    /// <exception cref="ArchiveLimitException">The time is over.</exception>
    public T Within<T>(Func<CancellationToken, T> run) => budget.Within(run);

    public void NoteEncrypted() => Encrypted++;

    public void NoteDamage(string what) => Damage ??= what;

    public void Dispose() => owned.ForEach(stream => stream.Dispose());

    private static bool CanSeek(Blob blob)
    {
        using var stream = blob.OpenSeekable();
        return stream is not null;
    }

    private Stream Own(Stream stream)
    {
        owned.Add(stream);
        return stream;
    }
}
