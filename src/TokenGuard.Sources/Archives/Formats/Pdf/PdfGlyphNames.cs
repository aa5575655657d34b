using System.Globalization;

namespace TokenGuard.Sources.Archives.Formats.Pdf;

/// <summary>The characters that glyphs are named after, as far as secrets and what stands beside them are made of them.</summary>
internal static class PdfGlyphNames
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["space"] = " ", ["exclam"] = "!", ["quotedbl"] = "\"", ["numbersign"] = "#", ["dollar"] = "$", ["percent"] = "%", ["ampersand"] = "&",
        ["quotesingle"] = "'", ["parenleft"] = "(", ["parenright"] = ")", ["asterisk"] = "*", ["plus"] = "+", ["comma"] = ",", ["hyphen"] = "-",
        ["minus"] = "-", ["period"] = ".", ["slash"] = "/", ["zero"] = "0", ["one"] = "1", ["two"] = "2", ["three"] = "3", ["four"] = "4",
        ["five"] = "5", ["six"] = "6", ["seven"] = "7", ["eight"] = "8", ["nine"] = "9", ["colon"] = ":", ["semicolon"] = ";", ["less"] = "<",
        ["equal"] = "=", ["greater"] = ">", ["question"] = "?", ["at"] = "@", ["bracketleft"] = "[", ["backslash"] = "\\", ["bracketright"] = "]",
        ["asciicircum"] = "^", ["underscore"] = "_", ["grave"] = "`", ["braceleft"] = "{", ["bar"] = "|", ["braceright"] = "}", ["asciitilde"] = "~",
        ["quoteleft"] = "\u2018", ["quoteright"] = "\u2019", ["quotedblleft"] = "\u201C", ["quotedblright"] = "\u201D", ["endash"] = "\u2013",
        ["emdash"] = "\u2014", ["bullet"] = "\u2022", ["ff"] = "ff", ["fi"] = "fi", ["fl"] = "fl", ["ffi"] = "ffi", ["ffl"] = "ffl",
    };

    /// <summary>The text of a glyph; null if its name says none.</summary>
    public static string? Of(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        name = dot > 0 ? name[..dot] : name;
        return name.Length == 1 ? name
            : Names.TryGetValue(name, out var text) ? text
            : name.StartsWith("uni", StringComparison.Ordinal) ? OfNumber(name.AsSpan(3))
            : name.StartsWith('u') ? OfNumber(name.AsSpan(1))
            : null;
    }

    private static string? OfNumber(ReadOnlySpan<char> digits) =>
        digits.Length is >= 4 and <= 6 && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
        && number is > 0 and < 0x110000 and not (>= 0xD800 and < 0xE000)
            ? char.ConvertFromUtf32(number)
            : null;
}
