using TokenGuard.Engine.Credentials;

namespace TokenGuard.Engine.Assignments;

/// <summary>
/// Knows calls, rows, declarations and sentences in which a credential's name and what stands behind it are side by side
/// and nothing is assigned. It is asked last, of what would be a finding: other text pays nothing for it.
/// </summary>
internal static class Bystander
{
    private const int LongestSentence = 200;
    private const int LongestHead = 60;
    private const int FewestSpaces = 4;
    private const int FewestWords = 3;

    private static readonly WordSet Outcomes = new("must should shall expect expects assert asserts check test verify does will can may");

    /// <summary>Of elements whose text is the value of what their key names.</summary>
    private static readonly byte[][] EntryTags = [.. new[] { "<prop ", "<entry ", "<item ", "<string ", "<property " }.Select(System.Text.Encoding.ASCII.GetBytes)];

    private static readonly WordSet Targets = new("to into through if as instead when");

    /// <summary>What the value is instead of one that is assigned; null if it may be assigned.</summary>
    public static string? Of(ReadOnlySpan<byte> text, AssignedValue assigned)
    {
        var name = text.Slice(assigned.Name.Start, assigned.Name.Length);
        var value = text.Slice(assigned.Value.Start, assigned.Value.Length);
        if (NameItself.Is(name, value))
        {
            return "the name itself";
        }

        if (IsExpanded(text, assigned.Name))
        {
            return "what a variable is part of the name of";
        }

        // Postman marks each of its requests, so that no cache answers it.
        if (UuidShape.Is(value) && (Ascii.IndexOfIgnoreCase(name, "guid"u8) >= 0 || Ascii.IndexOfIgnoreCase(name, "uuid"u8) >= 0 || Ascii.EndsWithIgnoreCase(name, "postman-token"u8)))
        {
            return "an id, as the name says";
        }

        if (Ascii.EndsWithIgnoreCase(name, "sonar.projectkey"u8))
        {
            return "what a service calls a project by";
        }

        if (IsOfDigest(text, assigned.Name))
        {
            return "a piece of a digest";
        }

        if (IsEncrypted(text, assigned.Name))
        {
            return "what was encrypted before it was written";
        }

        if (IsEntryKey(text, assigned, name))
        {
            return "the key of an entry that has a value";
        }

        if (IsReference(text, assigned.Name, value))
        {
            return "a reference to where the value is kept";
        }

        var form = FormOf(text, assigned);
        return form switch
        {
            AssignedForm.Argument when CallBeside.TakesNoValue(text, assigned) => "what a call looks up or writes",
            AssignedForm.Argument when IsStep(text, assigned, name) => "what a step of a program or a test is given",
            AssignedForm.Argument when NameRow.Is(text, assigned) => "the next name of a row",
            AssignedForm.Argument when text[assigned.Name.End..Math.Max(assigned.Name.End, assigned.Value.Start)].IndexOf("],["u8) >= 0 => "what stands in the next row",
            AssignedForm.Argument when EndsSentence(text, assigned.Name) => "what stands behind a sentence",
            AssignedForm.Beside when IsPassed(text, assigned, name) => "what a call is passed",
            AssignedForm.Beside when NameRow.IsPath(text, assigned) => "the next path of a row",
            AssignedForm.Beside when NameRow.IsModule(text, assigned) => "the commit of a module",
            AssignedForm.Beside when IsNextPair(value) => "the next assignment",
            AssignedForm.Bare or AssignedForm.Plain or AssignedForm.Beside when IsMacro(text, assigned.Name, value) => "the member that a macro stands for",
            AssignedForm.Bare when IsCast(text, assigned.Value) => "the type of what is assigned",
            AssignedForm.Bare or AssignedForm.Plain when HeadsBlock(text, assigned.Value.End) => "what heads a block",
            _ => IsDeclared(text, assigned, form, name) ? "the type of a member"
                : name.SequenceEqual("PASS"u8) && OutcomeLog.Holds(text, assigned) ? "the outcome of a test"
                : null,
        };
    }

    /// <summary><c>obj-$(GATE_KEY) += …</c>: the variable's value is a part of the name that is assigned to.</summary>
    private static bool IsExpanded(ReadOnlySpan<byte> text, ByteSpan name) =>
        name.Start > 2 && (Ascii.IsWord(text[name.Start - 3]) || text[name.Start - 3] == '-') && text[name.Start - 1] is (byte)'(' or (byte)'{' && text[name.Start - 2] == '$' && name.End < text.Length && text[name.End] is (byte)')' or (byte)'}';

    /// <summary><c>wren.py,sha256=…KEY…</c>: by chance, in what a list of files has (packaging.python.org, "Recording installed projects").</summary>
    private static bool IsOfDigest(ReadOnlySpan<byte> text, ByteSpan name)
    {
        var start = name.Start;
        while (start > 0 && name.Start - start < LongestHead && (Ascii.IsWord(text[start - 1]) || text[start - 1] == '-'))
        {
            start--;
        }

        return start > 0 && text[start - 1] == '=' && text[..(start - 1)].EndsWith("sha256"u8);
    }

    /// <summary><c>"encrypted": { "token": "…" }</c>, as Renovate has it (docs.renovatebot.com, "encrypted").</summary>
    private static bool IsEncrypted(ReadOnlySpan<byte> text, ByteSpan name)
    {
        var before = text[Math.Max(0, name.Start - LongestHead)..name.Start];
        var word = before.LastIndexOf("\"encrypted\""u8);
        return word >= 0 && before[(word + "\"encrypted\"".Length)..] is var rest && rest.IndexOf((byte)'{') >= 0 && Ascii.TrimEnd(rest, " \t\r\n:{\"'"u8).IsEmpty;
    }

    private static bool EndsWithEntryTag(ReadOnlySpan<byte> before)
    {
        foreach (var tag in EntryTags)
        {
            if (before.EndsWith(tag))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>key="wren-q7" value="…"</c>, <c>&lt;prop key="wren-q7"></c>, <c>"key": "wren/q7", "value": …</c></summary>
    private static bool IsEntryKey(ReadOnlySpan<byte> text, AssignedValue assigned, ReadOnlySpan<byte> name)
    {
        if (name.Length != "key".Length || Ascii.IndexOfIgnoreCase(name, "key"u8) != 0 || assigned.Form != AssignedForm.Quoted)
        {
            return false;
        }

        var rest = text[assigned.Value.End..Math.Min(text.Length, assigned.Value.End + LongestHead)];
        var at = 0;
        while (at < rest.Length && (rest[at] <= ' ' || rest[at] == ',' || Ascii.IsQuote(rest[at])))
        {
            at++;
        }

        if (at == 1 && at < rest.Length && rest[at] == '>' && EndsWithEntryTag(text[..assigned.Name.Start]))
        {
            return true;
        }

        return at > 0 && at + "value".Length < rest.Length && Ascii.IndexOfIgnoreCase(rest.Slice(at, "value".Length), "value"u8) == 0 && !Ascii.IsWord(rest[at + "value".Length]);
    }

    /// <summary><c>${SECRET:wren/gate-q7/v1}</c>: what kind of thing is asked for, and which; <c>${DB_PASSWORD:…}</c> has what is taken if there is none.</summary>
    private static bool IsReference(ReadOnlySpan<byte> text, ByteSpan name, ReadOnlySpan<byte> value) =>
        name.Start > 1 && text[name.Start - 1] == '{' && text[name.Start - 2] == '$' && value.IndexOf((byte)'/') is > 2 and var slash && Ascii.TrimEnd(value[..slash], "abcdefghijklmnopqrstuvwxyz-"u8).IsEmpty && text.Slice(name.Start, name.Length).IndexOfAny("_.-"u8) < 0;

    /// <summary><c>gate.key algs=wren7</c></summary>
    private static bool IsNextPair(ReadOnlySpan<byte> value) =>
        value.IndexOf((byte)'=') is > 2 and var sign && sign + 1 < value.Length && value[sign + 1] != '=' && Ascii.IsLetter(value[0]) && OtherShapes.IsWordsAnd(""u8, value[..sign]) && Ascii.IsLower(value[0]) && !Ascii.HasDigit(value[..sign]);

    /// <summary><c>wrenKey = (Q7GateKey) gate.next()</c></summary>
    private static bool IsCast(ReadOnlySpan<byte> text, ByteSpan value)
    {
        var next = value.End + 1;
        return value.Start > 0 && text[value.Start - 1] == '(' && next + 1 < text.Length && text[value.End] == ')' && text[next] == ' ' && Ascii.IsLetter(text[next + 1]) && Ascii.IsUpper(text[value.Start]);
    }

    /// <summary><c>#define GATE_HMAC gates.algHmac7</c></summary>
    private static bool IsMacro(ReadOnlySpan<byte> text, ByteSpan name, ReadOnlySpan<byte> value) =>
        text[..Blanks.SkipBackInLine(text, name.Start)].EndsWith("#define"u8) && value.IndexOf((byte)'.') > 0 && Ascii.IsLetter(value[0]) && OtherShapes.IsWordsAnd("."u8, value);

    /// <summary><c>gate_pw: wren@7708000 {</c>: a label and a node.</summary>
    private static bool HeadsBlock(ReadOnlySpan<byte> text, int end)
    {
        var open = Blanks.SkipInLine(text, end);
        return open > end && open + 1 < text.Length && text[open] == '{' && text[open + 1] is (byte)'\n' or (byte)'\r';
    }

    /// <summary>A value in quotes without a sign before it stands beside its name as well.</summary>
    private static AssignedForm FormOf(ReadOnlySpan<byte> text, AssignedValue assigned) =>
        assigned.Form == AssignedForm.Quoted && assigned.Value.Start > assigned.Name.End + 1 && Blanks.SkipInLine(text, assigned.Name.End) == assigned.Value.Start - 1
            ? AssignedForm.Beside
            : assigned.Form;

    /// <summary><c>must_pass(gate("q7"))</c>, <c>WREN_PASS("q7")</c>, <c>def_API('wren_q7')</c>: what must pass, the pass of a compiler, a function of an interface.</summary>
    private static bool IsStep(ReadOnlySpan<byte> text, AssignedValue assigned, ReadOnlySpan<byte> name)
    {
        if (assigned.Name.End >= text.Length || text[assigned.Name.End] != '(')
        {
            return false;
        }

        var call = name[(name.LastIndexOfAny((byte)'.', (byte)'$', (byte)'-') + 1)..];
        if (call.EndsWith("_API"u8))
        {
            var value = text.Slice(assigned.Value.Start, assigned.Value.Length);
            return value.IndexOf((byte)'_') > 0 && OtherShapes.IsWordsAnd(""u8, value);
        }

        if (call.EndsWith("_PASS"u8))
        {
            return true;
        }

        if (!call.EndsWith("_pass"u8))
        {
            return false;
        }

        // set_gate_pass(text("…")) sets one.
        var isNested = text[(assigned.Name.End + 1)..assigned.Value.Start].IndexOf((byte)'(') >= 0;
        return Outcomes.Contains(call[..call.IndexOf((byte)'_')]) || (isNested && WordsOf(call) >= FewestWords && !call.StartsWith("set"u8) && !call.StartsWith("with"u8));
    }

    private static int WordsOf(ReadOnlySpan<byte> name)
    {
        var words = 1;
        foreach (var b in name)
        {
            words += b == '_' ? 1 : 0;
        }

        return words;
    }

    /// <summary><c>('Whether the gate has to ask for a password', '…')</c>: a text of many words is no name of what follows it in its row.</summary>
    private static bool EndsSentence(ReadOnlySpan<byte> text, ByteSpan name)
    {
        if (name.End >= text.Length || !Ascii.IsQuote(text[name.End]) || name.Start == 0 || text[name.Start - 1] != ' ')
        {
            return false;
        }

        var spaces = 0;
        for (var i = name.Start - 1; i >= 0 && name.Start - i < LongestSentence && text[i] != '\n'; i--)
        {
            if (text[i] == text[name.End])
            {
                return spaces >= FewestSpaces;
            }

            spaces += text[i] == ' ' ? 1 : 0;
        }

        return false;
    }

    /// <summary><c>to pass 'depth3' (…)</c>, <c>(open_gate): Pass depth_3 to …</c>: the verb.</summary>
    private static bool IsPassed(ReadOnlySpan<byte> text, AssignedValue assigned, ReadOnlySpan<byte> name)
    {
        if (!Verdict.Is(text, assigned.Name) || !Ascii.IsLower(name[^1]))
        {
            return false;
        }

        var before = text[..assigned.Name.Start];
        if (Verdict.IsAdvice(text, assigned.Name) || before.EndsWith("): "u8) || before.EndsWith(">: "u8))
        {
            return true;
        }

        // Whoever is told to pass a password on is told one without the signs of names.
        var value = text.Slice(assigned.Value.Start, assigned.Value.Length);
        if (value.IndexOfAny((byte)'_', (byte)'.') < 0 || !OtherShapes.IsWordsAnd(".-"u8, value))
        {
            return false;
        }

        var end = assigned.Value.End;
        end += end < text.Length && Ascii.IsQuote(text[end]) ? 1 : 0;
        var word = Blanks.SkipInLine(text, end);
        var next = word;
        while (next < text.Length && next - word < "instead".Length && Ascii.IsLower(text[next]))
        {
            next++;
        }

        return word > end && next < text.Length && text[next] is (byte)' ' or (byte)'\n' && Targets.Contains(text[word..next]);
    }

    /// <summary><c>private:</c> and in the next line <c>wren_q7 _gate;</c>; <c>PRIVATE WREN_Q7=1 "wren.c"</c>: who may use what is declared.</summary>
    private static bool IsDeclared(ReadOnlySpan<byte> text, AssignedValue assigned, AssignedForm form, ReadOnlySpan<byte> name)
    {
        if (!Ascii.EndsWithIgnoreCase(name, "private"u8) || assigned.Value.Start < assigned.Name.End)
        {
            return false;
        }

        var between = text[assigned.Name.End..assigned.Value.Start];
        if (form != AssignedForm.Beside && !(between[0] == ':' && between.IndexOf((byte)'\n') > 0 && !Ascii.IsQuote(between[^1])))
        {
            return false;
        }

        var value = text.Slice(assigned.Value.Start, assigned.Value.Length);
        if (!(Ascii.IsLetter(value[0]) || value[0] == '_') || !OtherShapes.IsWordsAnd("*&<>:=.,"u8, value))
        {
            return false;
        }

        var next = Blanks.SkipInLine(text, assigned.Value.End);
        return value.IndexOfAny((byte)'_', (byte)'.') >= 0 || (next > assigned.Value.End && next < text.Length && (Ascii.IsLetter(text[next]) || text[next] == '_'));
    }
}
