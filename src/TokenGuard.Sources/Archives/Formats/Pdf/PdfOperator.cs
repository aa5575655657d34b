namespace TokenGuard.Sources.Archives.Formats.Pdf;

/// <summary>A bare word: an operator of a page, or a keyword of the file.</summary>
internal sealed record PdfOperator(string Text);
