namespace TokenGuard.Sources.Archives.Formats.Pdf;

/// <summary>A name such as <c>/Type</c>, without its slash.</summary>
internal sealed record PdfName(string Text);
