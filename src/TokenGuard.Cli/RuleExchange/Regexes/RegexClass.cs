using System.Text;

namespace TokenGuard.Cli.RuleExchange.Regexes;

/// <summary>Translates a class in brackets. Characters beyond ASCII, which have several bytes, become alternatives beside it.</summary>
internal sealed class RegexClass(RegexCursor cursor, RegexDialect dialect, RegexFlags flags)
{
    private static readonly string[] Operators = ["&&", "--", "~~"];

    private readonly StringBuilder bytes = new();
    private readonly List<string> wide = [];
    private bool isNegated;

    /// <summary>Reads a class; the cursor stands behind its opening bracket.</summary>
    /// <exception cref="RegexException">Our patterns have nothing like it.</exception>
    public string Read()
    {
        isNegated = cursor.Accept("^");
        for (var isFirst = true; isFirst || !cursor.LooksAt("]"); isFirst = false)
        {
            if (flags.Verbose && dialect == RegexDialect.Rust && !cursor.AtEnd && char.IsWhiteSpace(cursor.Current))
            {
                cursor.TakeCharacter();
                continue;
            }

            ReadItem();
        }

        cursor.Accept("]");
        return ToText();
    }

    private string ToText()
    {
        if (wide.Count == 0)
        {
            return $"[{(isNegated ? "^" : "")}{bytes}]";
        }

        return isNegated
            ? throw new RegexException("a class of all but some characters beyond ASCII is not supported")
            : bytes.Length == 0 ? $"(?:{string.Join('|', wide)})" : $"(?:[{bytes}]|{string.Join('|', wide)})";
    }

    private void ReadItem()
    {
        if (cursor.Accept("[:"))
        {
            bytes.Append("[:").Append(cursor.TakeThrough(":]")).Append(":]");
            return;
        }

        if (dialect == RegexDialect.Rust && (cursor.LooksAt("[") || Operators.Any(cursor.LooksAt)))
        {
            throw new RegexException("classes inside classes and set operations are not supported");
        }

        var from = ReadCharacter();
        if (!cursor.LooksAt("-") || cursor.LooksAt("-]") || from.Character is null)
        {
            Add(from);
            return;
        }

        cursor.Accept("-");
        var to = ReadCharacter();
        if (!IsByte(from) || !IsByte(to))
        {
            throw new RegexException("a range with characters beyond ASCII is not supported");
        }

        bytes.Append(from.Text).Append('-').Append(to.Text);
    }

    private void Add(RegexEscape item)
    {
        if (item.Character is null || IsByte(item))
        {
            bytes.Append(item.Text);
        }
        else
        {
            wide.Add(item.Text);
        }
    }

    private RegexEscape ReadCharacter()
    {
        if (cursor.Accept("\\"))
        {
            return RegexEscape.Read(cursor, dialect, flags.InBytes);
        }

        var text = cursor.TakeCharacter();
        return new(text is "[" or "&" or "~" ? $"\\{text}" : text, Rune.GetRuneAt(text, 0));
    }

    private static bool IsByte(RegexEscape item) => item.Character is { IsAscii: true };
}
