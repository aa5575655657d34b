namespace TokenGuard.Engine.Assignments;

/// <summary>Knows calls beside a credential's name that are told where it is, or how it is to be written.</summary>
internal static class CallBeside
{
    private const int LongestCall = 80;

    private static readonly Credentials.WordSet Lookups = new("get Get find Find lookup Lookup fetch Fetch query Query encode Encode decode split replace strip trim querySelector querySelectorAll QuerySelector QuerySelectorAll getElementById getElementsByName getElementsByClassName closest");

    private static readonly Credentials.WordSet Questions = new("containsKey ContainsKey hasKey HasKey has_key haveKey assertArrayHasKey assertArrayNotHasKey assertContainsKey assertHasKey");

    /// <summary>What is decoded from it is the value, and stands there as a text: <c>Base64.getDecoder().decode("…")</c>.</summary>
    private static ReadOnlySpan<byte> Base64 => "ase64"u8;

    /// <summary><c>gate_pw = wren.get("kwx")</c>, <c>pw = pw.encode("wren-16le")</c>, <c>sprintf(key, "WREN/%c/7")</c>.</summary>
    public static bool TakesNoValue(ReadOnlySpan<byte> text, AssignedValue assigned)
    {
        var (name, value) = (assigned.Name, assigned.Value);
        if (name.Start > 0 && text[name.Start - 1] == '(' && text[..(name.Start - 1)].EndsWith("printf"u8))
        {
            return true;
        }

        if (IsGetter(text, name) || IsQuestion(text, name) || IsRowOfTable(text, name, value))
        {
            return true;
        }

        if (value.Start <= name.End || value.Start - name.End > LongestCall || !Ascii.IsQuote(text[value.Start - 1]))
        {
            return false;
        }

        var before = text[name.End..(value.Start - 1)];
        if (before[^1] != '(' || before.IndexOf((byte)'=') < 0)
        {
            return false;
        }

        var start = before.Length - 1;
        while (start > 0 && Ascii.IsLetter(before[start - 1]))
        {
            start--;
        }

        return Lookups.Contains(before[start..^1]) && start > 0 && before[start - 1] == '.' && before[..start].IndexOf(Base64) < 0;
    }

    /// <summary><c>wren._get_password("kwx")</c></summary>
    private static bool IsGetter(ReadOnlySpan<byte> text, ByteSpan name)
    {
        if (name.End >= text.Length || text[name.End] != '(')
        {
            return false;
        }

        var call = text.Slice(name.Start, name.Length);
        var first = call.LastIndexOf((byte)'.') + 1;
        first += first < call.Length && call[first] == '_' ? 1 : 0;
        return call[first..].StartsWith("get"u8) || call[first..].StartsWith("Get"u8);
    }

    /// <summary><c>wren.containsKey("kwx")</c>, <c>assertArrayHasKey("kwx", …)</c>: whether a table has an entry of that name.</summary>
    private static bool IsQuestion(ReadOnlySpan<byte> text, ByteSpan name)
    {
        if (name.End >= text.Length || text[name.End] != '(')
        {
            return false;
        }

        var call = text.Slice(name.Start, name.Length);
        call = Ascii.TrimEnd(call[(call.LastIndexOf((byte)'.') + 1)..], "s"u8);
        return Questions.Contains(call);
    }

    /// <summary><c>{ WREN_PASSWD, "getkwx_r", get_kwx_r, …</c>: a row of a program's table, of a constant, a name and more.</summary>
    private static bool IsRowOfTable(ReadOnlySpan<byte> text, ByteSpan name, ByteSpan value)
    {
        var open = Blanks.SkipBackInLine(text, name.Start);
        if (open == 0 || text[open - 1] != '{' || text[name.Start] == '"' || value.End + 1 >= text.Length || text[value.End + 1] != ',')
        {
            return false;
        }

        var word = text.Slice(value.Start, value.Length);
        return word.IndexOf((byte)'_') > 0 && !Ascii.HasDigit(word) && Credentials.OtherShapes.IsWordsAnd(""u8, word);
    }
}
