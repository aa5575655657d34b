namespace TokenGuard.Sources.Archives.Formats.Pdf;

/// <summary>Points to an object by its number. Which generation it names says nothing: the last one in the file counts.</summary>
internal sealed record PdfReference(int Number);
