using System.Numerics;
using System.Text;

namespace TokenGuard.Sources.Archives.Formats.Pdf;

/// <summary>Makes lines and words of glyphs at places: in a PDF file neither a line's end nor most spaces are written.</summary>
internal sealed class PdfTextLines
{
    private const int LongestText = 16 << 20;

    // In parts of the font's height: no kerning is so wide, and no space so narrow.
    private const float WordGap = 0.17f;
    private const float LineGap = 0.5f;
    private const float BackStep = -1f;

    private readonly StringBuilder text = new();
    private Vector2 end;
    private bool isMeasured;

    /// <summary>The lines so far.</summary>
    public override string ToString() => text.ToString();

    /// <summary>Whether it has become so long that nothing is added any more.</summary>
    public bool IsFull => text.Length > LongestText;

    /// <summary>Adds a glyph.</summary>
    /// <param name="glyph">The glyph.</param>
    /// <param name="at">Leads from a font of the size 1 to the page.</param>
    /// <param name="advance">How far the next one stands, on the page.</param>
    /// <param name="isMeasured">Whether widths are known; otherwise <paramref name="wasMoved"/> has to do.</param>
    /// <param name="wasMoved">Whether an operator said where it stands.</param>
    public void Add(PdfGlyph glyph, Matrix3x2 at, Vector2 advance, bool isMeasured, bool wasMoved)
    {
        if (IsFull)
        {
            return;
        }

        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append(Between(at, isMeasured && this.isMeasured, wasMoved, glyph.Text));
        }

        text.Append(glyph.Text);
        end = at.Translation + advance;
        this.isMeasured = isMeasured;
    }

    private string Between(Matrix3x2 at, bool areMeasured, bool wasMoved, string next)
    {
        var way = at.Translation - end;
        var along = Vector2.Normalize(new Vector2(at.M11, at.M12));
        var height = new Vector2(at.M21, at.M22).Length();
        var across = Math.Abs((way.X * along.Y) - (way.Y * along.X));
        var forward = Vector2.Dot(way, along);
        if (across > LineGap * height || (areMeasured && forward < BackStep * height))
        {
            return "\n";
        }

        var isGap = areMeasured ? forward > WordGap * height : wasMoved;
        return isGap && text[^1] != ' ' && next != " " ? " " : "";
    }
}
