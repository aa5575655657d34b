using System.Text;
using TokenGuard.Sources.Git;

namespace TokenGuard.Sources.Archives.Formats;

/// <summary>
/// Git bundles: a list of references and a pack, which git itself reads in a repository of its own. Every blob is a file, below
/// the beginning of its id and by the path that a commit has it by; so is every message of a commit or tag. Format: gitformat-bundle.
/// </summary>
internal sealed class GitBundleFormat : IArchiveFormat
{
    private const int ShownId = 10;
    private const int LongestHead = 16 << 20;

    public bool IsDocument => false;

    public bool Recognizes(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) =>
        head.StartsWith("# v2 git bundle\n"u8) || head.StartsWith("# v3 git bundle\n"u8);

    public IEnumerable<ArchiveMember> Read(ArchiveInput input)
    {
        var bundle = new BufferedStream(input.OpenForward(), 64 << 10);
        var format = ReadHead(bundle);
        using var repository = WithGit(() => input.Within(cancellation => PackRepository.Create(bundle, format, cancellation)));
        using var blobs = input.Within(repository.OpenBlobs);
        while (WithGit(() => input.Within(blobs.NextBlob)) is { } blob)
        {
            using (blob)
            {
                var (id, path) = (blob.Provenance.BlobId![..ShownId], blob.Provenance.Path);
                yield return new ArchiveMember(path is null ? id : $"{id}/{MemberName.Of(path)}", () => input.Unpacked(new BlobStream(blob)));
            }
        }

        if ((repository.Damage ?? blobs.Problems.FirstOrDefault()?.Reason) is { } damage)
        {
            input.NoteDamage($"is broken, or only the later part of a history; what builds on the rest was not read: {damage}");
        }
    }

    /// <returns>The format of the ids.</returns>
    private static string ReadHead(Stream bundle)
    {
        var format = "sha1";
        var line = new List<byte>();
        for (int read = 0, b; (b = bundle.ReadByte()) >= 0 && read < LongestHead; read++)
        {
            if (b != '\n')
            {
                line.Add((byte)b);
                continue;
            }

            if (line.Count == 0)
            {
                return format;
            }

            format = Encoding.ASCII.GetString([.. line]) == "@object-format=sha256" ? "sha256" : format;
            line.Clear();
        }

        throw new EndOfStreamException("it holds no pack");
    }

    // Without git nothing of it can be read, and its bytes as they are say nothing.
    private static T WithGit<T>(Func<T> run)
    {
        try
        {
            return run();
        }
        catch (SourceException failure)
        {
            throw new ArchiveLimitException($"needs git, and {failure.Message}");
        }
    }
}
