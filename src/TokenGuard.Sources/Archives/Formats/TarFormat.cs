using System.Formats.Tar;

namespace TokenGuard.Sources.Archives.Formats;

/// <summary>Tar archives of all dialects, and so the images that container tools save: layers are archives in them.</summary>
/// <remarks>Links are never followed: they have no content of their own.</remarks>
internal sealed class TarFormat : IArchiveFormat
{
    private const int BlockLength = 512;
    private const int MagicAt = 257;
    private const int ChecksumAt = 148;
    private const int ChecksumLength = 8;

    public bool IsDocument => false;

    // The oldest dialect has no magic number but the same checksum.
    public bool Recognizes(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) => head.Length >= BlockLength
        && (head[MagicAt..].StartsWith("ustar"u8) || name.EndsWith(".tar", StringComparison.OrdinalIgnoreCase))
        && head[0] != 0 && HasChecksum(head[..BlockLength]);

    public IEnumerable<ArchiveMember> Read(ArchiveInput input)
    {
        using var reader = new TarReader(input.OpenForward(), leaveOpen: true);
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry is { DataStream: { } content, Length: > 0 } && IsFile(entry.EntryType))
            {
                yield return new ArchiveMember(MemberName.Of(entry.Name), () => new ExactStream(content, entry.Length));
            }
        }
    }

    private static bool IsFile(TarEntryType type) =>
        type is TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile or TarEntryType.SparseFile;

    private static bool HasChecksum(ReadOnlySpan<byte> header)
    {
        int sum = ' ' * ChecksumLength, told = 0;
        for (var i = 0; i < BlockLength; i++)
        {
            if (i is < ChecksumAt or >= ChecksumAt + ChecksumLength)
            {
                sum += header[i];
            }
            else if (header[i] is >= (byte)'0' and <= (byte)'7')
            {
                told = (told * 8) + header[i] - '0';
            }
        }

        return sum == told;
    }
}
