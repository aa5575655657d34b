namespace TokenGuard.Cli.RuleExchange.Regexes;

/// <summary>
/// Writes regular expressions of Go and Rust in the syntax of our patterns: comments and white space of the verbose mode
/// go, escapes become those that we have, groups no longer capture. What we lack stays as it is where our own parser
/// names it, and is named here where that would read it as something else.
/// </summary>
internal sealed class RegexTranslator
{
    private readonly RegexCursor cursor;
    private readonly RegexDialect dialect;
    private readonly List<string> parts = [];
    private readonly List<int> openings = [];
    private readonly List<RegexGroup> groups = [];
    private readonly Stack<Scope> scopes = new();
    private RegexFlags flags;
    private Scope? closed;

    // The class, escape or character that stands last, if one does.
    private string? atom;

    private RegexTranslator(string text, RegexDialect dialect)
    {
        cursor = new RegexCursor(text);
        this.dialect = dialect;
    }

    /// <summary>Translates a regular expression.</summary>
    /// <exception cref="RegexException">It says what our patterns cannot, or is none.</exception>
    public static TranslatedRegex Translate(string text, RegexDialect dialect) => new RegexTranslator(text, dialect).Translate();

    private TranslatedRegex Translate()
    {
        scopes.Push(new Scope(flags, null));
        while (!cursor.AtEnd)
        {
            if (!flags.Verbose || !SkipBlank())
            {
                ReadPart();
            }
        }

        if (scopes.Count != 1)
        {
            throw new RegexException("a group is not closed");
        }

        Settle(scopes.Pop());
        return new TranslatedRegex(parts, openings, groups);
    }

    private bool SkipBlank()
    {
        if (cursor.Accept("#"))
        {
            cursor.TakeThrough("\n");
            return true;
        }

        return cursor.TakeWhile(char.IsWhiteSpace).Length > 0;
    }

    private void ReadPart()
    {
        var behind = closed;
        var before = atom;
        closed = null;
        atom = null;
        if (cursor.Accept("("))
        {
            ReadOpening();
        }
        else if (cursor.Accept(")"))
        {
            Close();
        }
        else if (cursor.Accept("["))
        {
            parts.Add(atom = new RegexClass(cursor, dialect, flags).Read());
        }
        else if (cursor.Accept("\\"))
        {
            ReadEscape();
        }
        else if (cursor.Current is '*' or '+' or '?' || LooksAtBounds())
        {
            ReadRepeat(behind, before);
        }
        else
        {
            var character = cursor.TakeCharacter();
            scopes.Peek().HasAlternatives |= character == "|";
            parts.Add(atom = character == "{" ? "\\{" : character);
        }
    }

    private void ReadEscape()
    {
        if (dialect == RegexDialect.Go && cursor.Accept("Q"))
        {
            parts.AddRange(cursor.TakeThrough("\\E").Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' || !char.IsAscii(letter) ? $"{letter}" : $"\\{letter}"));
            return;
        }

        parts.Add(atom = RegexEscape.Read(cursor, dialect, flags.InBytes).Text);
    }

    private void ReadOpening()
    {
        if (cursor.Accept("?#"))
        {
            cursor.TakeThrough(")");
        }
        else if (!cursor.LooksAt("?") || cursor.LooksAt("?P<") || (cursor.LooksAt("?<") && !cursor.LooksAt("?<=") && !cursor.LooksAt("?<!")))
        {
            var name = cursor.Accept("?P<") || cursor.Accept("?<") ? cursor.TakeThrough(">") : null;
            groups.Add(new RegexGroup(groups.Count + 1, name));
            openings.Add(parts.Count);
            Open(TranslatedRegex.Opening, groups[^1]);
        }
        else if (cursor.LooksAt("?=") || cursor.LooksAt("?!") || cursor.LooksAt("?<") || cursor.LooksAt("?>") || cursor.LooksAt("?P"))
        {
            Open("(", null);
        }
        else
        {
            ReadFlags();
        }
    }

    private void ReadFlags()
    {
        cursor.Accept("?");
        var letters = cursor.TakeWhile(letter => letter is not ')' and not ':');
        var sides = letters.Split('-', 2);
        var changed = Change(Change(flags, sides[0], on: true), sides.Length > 1 ? sides[1] : "", on: false);
        var kept = string.Join('-', sides.Select(side => string.Concat(side.Where(letter => letter is not 'x' and not 'U' and not 'u')))).TrimEnd('-');
        if (cursor.Accept(")"))
        {
            flags = changed;
            parts.Add(kept.Length == 0 ? "" : $"(?{kept})");
            return;
        }

        cursor.Accept(":");
        Open($"(?{kept}:", null);
        flags = changed;
    }

    private static RegexFlags Change(RegexFlags flags, string letters, bool on) => letters.Aggregate(flags, (changed, letter) => letter switch
    {
        'x' => changed with { Verbose = on },
        'U' => changed with { SwapsGreed = on },
        'u' => changed with { InBytes = !on },
        'i' or 's' or 'm' => changed,
        _ => throw new RegexException($"the flag {letter} is not supported"),
    });

    private void Open(string text, RegexGroup? group)
    {
        parts.Add(text);
        scopes.Push(new Scope(flags, group));
    }

    private void Close()
    {
        if (scopes.Count == 1)
        {
            throw new RegexException("a parenthesis closes nothing");
        }

        var scope = scopes.Pop();
        Settle(scope);
        scopes.Peek().Groups.AddRange(scope.Groups);
        flags = scope.Outer;
        closed = scope;
        parts.Add(")");
    }

    /// <summary>Groups in one of several alternatives may be left out; that which has the alternatives may not.</summary>
    private static void Settle(Scope scope)
    {
        foreach (var group in scope.HasAlternatives ? scope.Groups.Where(group => group != scope.Own) : [])
        {
            group.MayBeAbsent = true;
        }
    }

    private bool LooksAtBounds()
    {
        var start = cursor.Position;
        var isBound = cursor.Accept("{") && cursor.TakeWhile(char.IsAsciiDigit).Length > 0
            && (!cursor.Accept(",") || cursor.TakeWhile(char.IsAsciiDigit).Length >= 0) && cursor.Accept("}");
        cursor.Position = start;
        return isBound;
    }

    private void ReadRepeat(Scope? repeated, string? before)
    {
        var text = cursor.LooksAt("{") ? $"{cursor.TakeThrough("}")}}}" : cursor.TakeCharacter();
        var lazy = cursor.Accept("?") != flags.SwapsGreed;
        if (text is "*" or "?" || text.StartsWith("{0", StringComparison.Ordinal))
        {
            repeated?.Groups.ForEach(group => group.MayBeAbsent = true);
        }

        var mark = lazy ? "?" : "";
        parts.Add(before is null ? text + mark : LongRepeat.Split(before, text, mark) ?? text + mark);
    }

    private sealed class Scope(RegexFlags outer, RegexGroup? own)
    {
        /// <summary>The capturing group that it is, or null.</summary>
        public RegexGroup? Own => own;

        /// <summary>The flags that hold behind it.</summary>
        public RegexFlags Outer => outer;

        /// <summary>Its own group and all inside.</summary>
        public List<RegexGroup> Groups { get; } = own is null ? [] : [own];

        public bool HasAlternatives { get; set; }
    }
}
