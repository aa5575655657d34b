namespace TokenGuard.Sources.Archives.Formats;

/// <summary>
/// Zip archives under all their names (jar, whl, nupkg, apk, vsix, …). One that is cut off has lost its directory; then
/// its files are found by their own headers.
/// </summary>
internal sealed class ZipFormat : IArchiveFormat
{
    private static readonly byte[] ChromeExtension = [.. "Cr24"u8];

    public bool IsDocument => false;

    public bool Recognizes(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) =>
        head.StartsWith(ZipEntry.LocalMagic) || (head.StartsWith(ChromeExtension) && head.IndexOf(ZipEntry.LocalMagic) >= 0)
        || (head.StartsWith(ZipDirectory.EndMagic) && head.Length >= ZipDirectory.EndLength) || IsProgram(head);

    public IEnumerable<ArchiveMember> Read(ArchiveInput input)
    {
        var isProgram = IsProgram(input.Head.Span);
        if (isProgram && !input.IsSeekable)
        {
            throw new OtherFormatException();
        }

        var file = input.OpenSeekable();
        var directory = ZipDirectory.Find(file);
        if (isProgram && directory is null)
        {
            throw new OtherFormatException();
        }

        var isOffice = directory is not null && OfficeText.IsOffice(directory.Entries(file));
        if (isOffice && !input.Options.Documents)
        {
            throw new OtherFormatException();
        }

        foreach (var entry in directory?.Entries(file) ?? ZipEntry.Salvage(file))
        {
            if (entry.IsEncrypted)
            {
                input.NoteEncrypted();
            }
            else if (entry.Length > 0 && !entry.IsFolder)
            {
                yield return new ArchiveMember(entry.Name, () =>
                    isOffice && OfficeText.IsText(entry.Name) ? new OfficeText(Open(entry)) : Open(entry));
            }
        }

        if (directory is null)
        {
            throw new EndOfStreamException("its directory is missing");
        }

        Stream Open(ZipEntry entry) => input.Unpacked(ZipMethod.Open(entry, file));
    }

    // Programs that unpack themselves: what follows them is only seen at their end.
    private static bool IsProgram(ReadOnlySpan<byte> head) => head.StartsWith("#!"u8) || head.StartsWith("MZ"u8) || head.StartsWith("\u007FELF"u8);
}
