using TokenGuard.Sources.Archives.Formats;

namespace TokenGuard.Sources.Archives;

/// <summary>One outermost archive on its way through: it and all that lies in it, within one budget.</summary>
internal sealed class ArchiveVisit(ArchiveWalk walk, ArchiveBudget budget, Action<Blob> read)
{
    /// <summary>Problems that are told one by one; an archive can be made to have millions.</summary>
    private const int MostProblems = 20;

    private int depth;
    private int archives;
    private int members;
    private int problems;
    private bool isWhole = true;

    /// <summary>Opens the outermost archive.</summary>
    public VisitedArchive Run(Blob archive, ReadOnlyMemory<byte> head, IArchiveFormat format)
    {
        Open(archive, head, format);
        if (budget.Exhausted is { } limit)
        {
            walk.Log.Problem(archive.Provenance, $"{limit}; the rest was not read");
        }
        else if (problems > MostProblems)
        {
            walk.Log.Problem(archive.Provenance, $"{problems - MostProblems:N0} more of its files could not be read");
        }

        return new VisitedArchive(archives, members, isWhole && budget.Exhausted is null);
    }

    /// <summary>Opens an archive.</summary>
    private void Open(Blob archive, ReadOnlyMemory<byte> head, IArchiveFormat format)
    {
        var where = archive.Provenance;
        if (depth == walk.Options.Depth && format is PatchFormat)
        {
            read(new PatchBlob(archive));
            return;
        }

        if (depth == walk.Options.Depth)
        {
            TellProblem(where, $"lies in {depth:N0} archives inside each other and was not opened (--archive-depth)");
            return;
        }

        depth++;
        Read(archive, head, format, where);
        depth--;
    }

    private void Read(Blob archive, ReadOnlyMemory<byte> head, IArchiveFormat format, Provenance where)
    {
        using var input = new ArchiveInput(archive, head, ArchiveWalk.NameOf(where).ToString(), archive.Provenance.Member is null, walk.Options, budget);
        var failure = ReadMembers(input, format, where, out var anyRead);
        if (failure is not OtherFormatException)
        {
            // A compressed tar archive goes by the name of the outer one, and is counted with it.
            if (ReferenceEquals(where, archive.Provenance))
            {
                archives++;
                walk.CountArchive();
            }

            Tell(where, input, failure);
        }

        // Where no member could be read, the bytes are better than nothing; a patch is a text besides.
        var isText = format is PatchFormat;
        if ((isText || (!anyRead && failure is not null and not ArchiveLimitException)) && input.AsFile() is { } file)
        {
            read(isText ? new PatchBlob(file) : file);
        }
    }

    private Exception? ReadMembers(ArchiveInput input, IArchiveFormat format, Provenance where, out bool anyRead)
    {
        anyRead = false;
        try
        {
            budget.StartDecoder();
            foreach (var member in format.Read(input))
            {
                Take(where, member, format);
                anyRead = true;
                budget.StartDecoder();
                budget.Check();
            }

            return null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Decoders throw all there is at hostile bytes.
            return failure;
        }
    }

    private void Take(Provenance archive, ArchiveMember member, IArchiveFormat format)
    {
        var where = archive.Containing(member.Name);
        var isSingle = format is CompressedFormat;
        if (!isSingle && walk.IsExcluded(where))
        {
            return;
        }

        Exception? broken = null;
        using var blob = Open(member, where, failure => broken = failure);
        var isWhole = blob.TryGetContent(out var bytes);
        using var peeked = isWhole ? blob : PeekedBlob.Of(blob, out bytes);
        var head = bytes[..Math.Min(bytes.Length, ArchiveFormats.HeadLength)];
        var inner = ArchiveFormats.Of(head.Span, ArchiveWalk.NameOf(where), walk.Options.Documents);
        if (isSingle && broken is not null && bytes.IsEmpty)
        {
            throw broken;
        }

        // A compressed tar archive is one archive to people.
        if (isSingle && inner is TarFormat)
        {
            Read(peeked, head, inner, archive);
        }
        else if (isSingle && walk.IsExcluded(where))
        {
            return;
        }
        else if (inner is not null)
        {
            Open(peeked, head, inner);
        }
        else
        {
            members++;
            walk.CountMember();
            read(peeked);
        }

        if (broken is not null)
        {
            TellProblem(isSingle ? archive : where, Reason(broken));
        }
    }

    private static Blob Open(ArchiveMember member, Provenance where, Action<Exception> onFailure)
    {
        try
        {
            return MemberBlob.Create(where, member.Open(), onFailure);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            onFailure(failure);
            return MemberBlob.Create(where, Stream.Null, onFailure);
        }
    }

    private void Tell(Provenance where, ArchiveInput input, Exception? failure)
    {
        if (input.Encrypted > 0)
        {
            isWhole = false;
            walk.Log.Notice(SourceNoticeKind.Encrypted, where, $"{input.Encrypted:N0} of its files are encrypted and were not read");
        }

        if ((failure is null ? input.Damage : Reason(failure)) is { } reason)
        {
            TellProblem(where, reason);
        }
    }

    // What ends the whole archive is told once, of the archive.
    private void TellProblem(Provenance where, string reason)
    {
        isWhole = false;
        if (budget.Exhausted is null && ++problems <= MostProblems)
        {
            walk.Log.Problem(where, reason);
        }
    }

    private static string Reason(Exception failure) => failure is ArchiveLimitException
        ? $"{failure.Message}, so it was not read"
        : $"is broken or cut off, so it was not read to its end: {failure.Message}";
}
