using System.Numerics;

namespace TokenGuard.Sources.Archives.Formats.Pdf;

/// <summary>What operators of a page have set for the text that follows. ISO 32000-1, section 9.3.</summary>
internal record struct PdfTextState()
{
    public Matrix3x2 Page { get; set; } = Matrix3x2.Identity;

    public PdfFont? Font { get; set; }

    public float Size { get; set; } = 1;

    public float CharacterSpace { get; set; }

    public float WordSpace { get; set; }

    /// <summary>How far the text is stretched: 1 for not at all.</summary>
    public float Stretch { get; set; } = 1;

    public float Leading { get; set; }
}
