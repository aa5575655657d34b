using SharpCompress.Archives.SevenZip;
using SharpCompress.Common;
using SharpCompress.Readers;

namespace TokenGuard.Sources.Archives.Formats;

/// <summary>7z archives.</summary>
internal sealed class SevenZipFormat : IArchiveFormat
{
    private static readonly byte[] Magic = [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C];

    public bool IsDocument => false;

    public bool Recognizes(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) => head.StartsWith(Magic);

    public IEnumerable<ArchiveMember> Read(ArchiveInput input)
    {
        using var archive = SevenZipArchive.OpenArchive(input.OpenSeekable(), new ReaderOptions { LeaveStreamOpen = true, LookForHeader = false });
        if (IsLocked(archive))
        {
            input.NoteEncrypted();
            yield break;
        }

        using var reader = archive.ExtractAllEntries();
        while (reader.MoveToNextEntry())
        {
            var entry = reader.Entry;
            if (entry.IsEncrypted)
            {
                input.NoteEncrypted();
            }
            else if (!entry.IsDirectory && entry.Size > 0)
            {
                yield return new ArchiveMember(MemberName.Of(entry.Key ?? ""), () => input.Unpacked(reader.OpenEntryStream()));
            }
        }
    }

    // Even the names are encrypted then.
    private static bool IsLocked(SharpCompress.Archives.IArchive archive)
    {
        try
        {
            return archive.IsEncrypted;
        }
        catch (CryptographicException)
        {
            return true;
        }
    }
}
