namespace TokenGuard.Engine.Assignments;

/// <summary>Knows where <c>pass</c> is the outcome of a test, or what a sentence asks to do, and no password.</summary>
internal static class Verdict
{
    private const int LongestVerb = 10;
    private const int LongestMacro = 60;
    private const int LongestLine = 400;

    private static readonly Credentials.WordSet Outcomes = new("PASS FAIL XFAIL XPASS KFAIL KPASS SKIP ERROR WARNING UNTESTED UNSUPPORTED UNRESOLVED");

    private static readonly Credentials.WordSet BeforeVerbs = new(
        "to must not will would can cannot should could may might also then we you they tests test builds checks please just only always never still simply");

    private static ReadOnlySpan<byte> Word => "pass"u8;

    /// <summary>True for the word alone.</summary>
    public static bool Is(ReadOnlySpan<byte> text, ByteSpan name) => name.Length == Word.Length && Ascii.IndexOfIgnoreCase(text.Slice(name.Start, name.Length), Word) == 0;

    /// <summary><c>| Q7 | **PASS** | `wren=84` |</c>: capitals that are bold or not at the row's start, and the end of a command in code, as in <c>`getent passwd` | `wren`</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name.</param>
    /// <param name="closed">Behind what closes the name.</param>
    public static bool InTable(ReadOnlySpan<byte> text, ByteSpan name, int closed) =>
        (closed > name.End && text[name.End] == '`' && name.Start > 0 && text[name.Start - 1] == ' ')
        || IsBold(text, name, closed)
        || (IsCapital(text, name) && !BeginsRow(text, name.Start));

    /// <summary><c>**84 PASS**(`wren`)</c></summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name.</param>
    /// <param name="closed">Behind what closes the name.</param>
    public static bool IsBold(ReadOnlySpan<byte> text, ByteSpan name, int closed) => closed > name.End + 1 && text[name.End] == '*' && text[name.End + 1] == '*' && IsCapital(text, name);

    /// <summary><c>must pass wren</c>, <c>to pass wren</c>: a verb.</summary>
    public static bool IsAdvice(ReadOnlySpan<byte> text, ByteSpan name)
    {
        if (!Is(text, name) || name.Start < 2 || text[name.Start - 1] != ' ')
        {
            return false;
        }

        var start = name.Start - 1;
        while (start > 0 && name.Start - start <= LongestVerb && Ascii.IsLower(text[start - 1]))
        {
            start--;
        }

        return BeforeVerbs.Contains(text[start..(name.Start - 1)]);
    }

    /// <summary>True behind the colon of an outcome or of a macro.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name.</param>
    /// <param name="at">What stands behind the sign.</param>
    public static bool IsNoName(ReadOnlySpan<byte> text, ByteSpan name, int at) => IsMacro(text, name, at) || (at == name.End + 1 && IsCapital(text, name) && InLog(text, name));

    /// <summary><c>PASS: wren/q7</c> with <c>FAIL: wren/q8</c> in the line before or behind it: what DejaGnu and Automake write (gnu.org, "Test Outcomes").</summary>
    private static bool InLog(ReadOnlySpan<byte> text, ByteSpan name)
    {
        if (name.Start > 0 && text[name.Start - 1] != '\n')
        {
            return false;
        }

        var start = Math.Max(0, name.Start - LongestLine);
        var before = text[start..Math.Max(start, name.Start - 1)];
        var rest = text[name.End..Math.Min(text.Length, name.End + LongestLine)];
        return (name.Start > 0 && IsOutcome(before[(before.LastIndexOf((byte)'\n') + 1)..]))
            || (rest.IndexOf((byte)'\n') is >= 0 and var end && IsOutcome(text[(name.End + end + 1)..]));
    }

    private static bool IsOutcome(ReadOnlySpan<byte> line) => line.IndexOf((byte)':') is > 3 and < 12 and var colon && Outcomes.Contains(line[..colon]);

    /// <summary><c>pass:quotes,macros[…]</c>: how AsciiDoc says what a text is spared of (docs.asciidoctor.org, "Passthroughs").</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name.</param>
    /// <param name="at">What stands behind the colon.</param>
    private static bool IsMacro(ReadOnlySpan<byte> text, ByteSpan name, int at)
    {
        if (at != name.End + 1 || !Is(text, name))
        {
            return false;
        }

        while (at < text.Length && at - name.End < LongestMacro && (Ascii.IsLower(text[at]) || text[at] == ','))
        {
            at++;
        }

        return at < text.Length && text[at] == '[';
    }

    private static bool IsCapital(ReadOnlySpan<byte> text, ByteSpan name) => text.Slice(name.Start, name.Length).SequenceEqual("PASS"u8);

    /// <summary>True if nothing but a bar stands before it in its line.</summary>
    private static bool BeginsRow(ReadOnlySpan<byte> text, int at)
    {
        while (at > 0 && text[at - 1] is (byte)' ' or (byte)'|' or (byte)'*' or (byte)'`' or (byte)'\t')
        {
            at--;
        }

        return at == 0 || text[at - 1] == '\n';
    }
}
