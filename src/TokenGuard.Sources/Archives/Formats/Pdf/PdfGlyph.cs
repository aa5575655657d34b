namespace TokenGuard.Sources.Archives.Formats.Pdf;

/// <summary>One code of a shown text.</summary>
/// <param name="Text">What it means.</param>
/// <param name="Width">How far it goes, of a font of the size 1.</param>
/// <param name="IsSpace">Whether the space between words is added to it.</param>
internal readonly record struct PdfGlyph(string Text, float Width, bool IsSpace);
