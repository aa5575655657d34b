using System.Globalization;
using System.Text;

namespace TokenGuard.Scanning.Findings;

/// <summary>Makes text of a scanned repository safe and honest to look at.</summary>
public static class VisibleText
{
    private const string Tab = "    ";

    /// <summary>
    /// The text with tabs as spaces, control characters as their Unicode pictures, and characters that reorder or
    /// hide text written out, so that nothing can drive a terminal or show a line other than it is.
    /// </summary>
    public static string Of(string text)
    {
        if (!NeedsWork(text))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\t')
            {
                visible.Append(Tab);
            }
            else if (rune.Value < 0x20)
            {
                visible.Append((char)(0x2400 + rune.Value));
            }
            else if (rune.Value == 0x7F)
            {
                visible.Append('\u2421');
            }
            else if (IsHidden(rune))
            {
                visible.Append(CultureInfo.InvariantCulture, $"<U+{rune.Value:X4}>");
            }
            else
            {
                visible.Append(rune.ToString());
            }
        }

        return visible.ToString();
    }

    private static bool NeedsWork(string text)
    {
        foreach (var letter in text)
        {
            if (letter is < ' ' or > '~')
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control
        or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
