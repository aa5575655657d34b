namespace TokenGuard.Sources.Archives.Formats.Pdf;

/// <summary>A stream as it stands in the file, and what its dictionary says of it.</summary>
internal sealed record PdfStream(PdfDictionary Dictionary, ReadOnlyMemory<byte> Packed);
