using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.Xz;
using SharpCompress.Compressors.ZStandard;

namespace TokenGuard.Sources.Archives.Formats;

/// <summary>One compressed stream: a single file, or a tar archive.</summary>
/// <param name="magic">How it begins.</param>
/// <param name="extensions">What is taken from its name to have that of the content.</param>
/// <param name="open">Makes a decoder.</param>
internal sealed class CompressedFormat(byte[] magic, string[] extensions, Func<Stream, Stream> open) : IArchiveFormat
{
    /// <summary>The name of a content whose archive has none.</summary>
    private const string Nameless = "content";

    public static IReadOnlyList<CompressedFormat> All { get; } =
    [
        new([0x1F, 0x8B, 0x08], [".gz", ".gzip", ".svgz:.svg", ".tgz:.tar"], packed => new GzipContent(packed)),
        new([.. "BZh"u8], [".bz2", ".tbz2:.tar", ".tbz:.tar"], packed => BZip2Stream.Create(Buffered(packed), SharpCompress.Compressors.CompressionMode.Decompress, true, true, false)),
        new([0xFD, .. "7zXZ\0"u8], [".xz", ".txz:.tar"], packed => new XZStream(new CountedStream(Buffered(packed)))),
        new([0x28, 0xB5, 0x2F, 0xFD], [".zst", ".zstd", ".tzst:.tar"], packed => new DecompressionStream(packed, 0, true, true)),
    ];

    public bool IsDocument => false;

    public bool Recognizes(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) =>
        head.Length > magic.Length && head.StartsWith(magic) && (head[0] != 'B' || IsBzip2(head));

    public IEnumerable<ArchiveMember> Read(ArchiveInput input)
    {
        yield return new ArchiveMember(ContentName(input.Name), () => input.Unpacked(open(input.OpenForward())));
    }

    // Decoders that take single bytes would ask the budget for each.
    private static BufferedStream Buffered(Stream packed) => new(packed, 4096);

    // "BZh" begins words too; a level and the first block's mark, or the end's of an empty file, begin none.
    private static bool IsBzip2(ReadOnlySpan<byte> head) => head.Length >= 10 && head[3] is >= (byte)'1' and <= (byte)'9'
        && (head[4..].StartsWith("1AY&SY"u8) || head[4..].StartsWith((ReadOnlySpan<byte>)[0x17, 0x72, 0x45, 0x38, 0x50, 0x90]));

    private string ContentName(string name)
    {
        foreach (var extension in extensions)
        {
            var (suffix, instead) = extension.Split(':') is [var from, var to] ? (from, to) : (extension, "");
            if (name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            {
                return name[..^suffix.Length] + instead;
            }
        }

        return name.Length > 0 ? name : Nameless;
    }
}
