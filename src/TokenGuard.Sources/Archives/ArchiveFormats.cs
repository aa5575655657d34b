using TokenGuard.Sources.Archives.Formats;

namespace TokenGuard.Sources.Archives;

/// <summary>All kinds of archives: the one place to add a new one to.</summary>
internal static class ArchiveFormats
{
    /// <summary>As much as has to be seen of a file.</summary>
    public const int HeadLength = 1024;

    private static readonly IArchiveFormat[] All =
    [
        .. CompressedFormat.All,
        new ZipFormat(),
        new SevenZipFormat(),
        new TarFormat(),
        new NotebookFormat(),
        new HarFormat(),
        new SqliteFormat(),
        new PdfFormat(),
        new KeystoreFormat(),
        new GitBundleFormat(),
        new PatchFormat(),
    ];

    /// <summary>The format of a file, or null for one that holds no others.</summary>
    public static IArchiveFormat? Of(ReadOnlySpan<byte> head, ReadOnlySpan<char> name, bool documents)
    {
        foreach (var format in All)
        {
            if ((documents || !format.IsDocument) && format.Recognizes(head, name))
            {
                return format;
            }
        }

        return null;
    }
}
