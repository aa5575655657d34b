namespace TokenGuard.Sources.Archives;

/// <summary>A kind of file that holds other files or texts.</summary>
internal interface IArchiveFormat
{
    /// <summary>True for what is opened only with <see cref="ArchiveOptions.Documents"/>.</summary>
    bool IsDocument { get; }

    /// <summary>Whether a file looks like one: a quick look only.</summary>
    /// <param name="head">Its first bytes, <see cref="ArchiveFormats.HeadLength"/> or all there are.</param>
    /// <param name="name">Its name without folders, which may be empty.</param>
    bool Recognizes(ReadOnlySpan<byte> head, ReadOnlySpan<char> name);

    /// <summary>Reads what lies in it, in its order.</summary>
    /// <exception cref="OtherFormatException">It is something else after all. Only before the first member.</exception>
    /// <remarks>Everything else that is thrown means that the archive is broken from there on.</remarks>
    IEnumerable<ArchiveMember> Read(ArchiveInput input);
}
