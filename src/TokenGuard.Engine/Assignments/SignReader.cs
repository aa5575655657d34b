using TokenGuard.Engine.Assignments.Tables;

namespace TokenGuard.Engine.Assignments;

/// <summary>Reads what stands between a name and its value.</summary>
internal static class SignReader
{
    private const int LongestLine = 200;
    private const int LongestPrefix = 3;
    private const int LongestOwner = 40;

    private static readonly byte[][] Questions = [.. new[] { "_is_", ".is", "has", "starts", "ends", "contains", "index", "split", "find", "match", "format" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <summary>Steps to where the value begins, and says which form is announced; null if nothing is assigned.</summary>
    public static AssignedForm? Read(ReadOnlySpan<byte> text, ByteSpan name, ref int at)
    {
        at = TypeReader.Skip(text, LeadIn.SkipClosedTag(text, SkipClosing(text, at)));
        var from = at;
        at = Blanks.Skip(text, at);
        if (at >= text.Length)
        {
            return null;
        }

        var isSameLine = text[from..at].IndexOf((byte)'\n') < 0;
        var isEscaped = text[at] == '\\' && at + 1 < text.Length;
        var quote = text[isEscaped ? at + 1 : at];
        var isClosed = from > name.End && text[name.End] == quote;
        if (Ascii.IsQuote(quote) && !isClosed && IsInside(text, name.Start, quote, isEscaped))
        {
            return null;
        }

        var isQuotedName = name.Start > 0 && Ascii.IsQuote(text[name.Start - 1]);
        switch (text[at])
        {
            case (byte)'"' or (byte)'\'' or (byte)'`' when at > from && isSameLine:
                return IsInTemplate(text, at) || Lookalike.IsVerb(text, name, at) || Lookalike.IsIndex(text, name, at) ? null : AssignedForm.Beside;
            case (byte)'.' or (byte)'/' or (byte)'{' when at > name.End && FallbackReader.Skip(text, name.End, ref at):
                return AssignedForm.Argument;
            case (byte)'.' when at == from && StubReader.Skip(text, ref at):
                return AssignedForm.Bare;
            case (byte)'|' or (byte)'?' when IsFallback(text, at):
                at = Blanks.Skip(text, at + 2);
                return AssignedForm.Bare;
            case (byte)'|' when at == from || !isSameLine || IsPiped(text, name, from) || Verdict.InTable(text, name, from):
            case (byte)'"' or (byte)'\'' when text[..name.Start].EndsWith("def "u8) && from == name.End:
                return AssignedForm.Bare;
            case (byte)'"' or (byte)'\'' or (byte)'`':
                return null;
            case (byte)'=' or (byte)':' or (byte)'?' or (byte)'!' or (byte)'+' or (byte)'|' or (byte)'-' or (byte)'.' when AssignmentSign.EndOf(text, at) is { } end:
                return Lookalike.IsScheme(text, name, at) || Lookalike.IsChecksum(text, name) || Verdict.IsNoName(text, name, end) || Lookalike.IsMethod(text, name, end) ? null : Assigned(text, name, end, ref at);
            case (byte)'<' when text[at..].StartsWith("<-"u8) || text[at..].StartsWith("<<<"u8):
                at = Blanks.Skip(text, at + (text[at + 1] == '-' ? 2 : 3));
                return AssignedForm.Bare;
            case (byte)'-' when isSameLine && at > from && IsDash(text, at):
                at += 2;
                return AssignedForm.Beside;
            case (byte)'{' when at + 1 < text.Length && Ascii.IsQuote(text[at + 1]):
                at++;
                return AssignedForm.Bare;
            case (byte)'{' when IsBlock(text, name, at):
                at = Blanks.Skip(text, at + 1);
                return AssignedForm.Bare;
            case (byte)'{':
                at = Blanks.Skip(text, at + 1);
                return PairReader.Skip(text, ref at, isQuotedName) ? AssignedForm.Bare : null;
            case (byte)'(' when GetterReader.Skip(text, ref at):
                return AssignedForm.Bare;
            case (byte)'(' when !Verdict.IsBold(text, name, from):
                at++;
                return AssignedForm.Argument;
            case (byte)',' when text[name.Start] == '$' || SqlWords.IsQuotedName(text, name) || SqlWords.IsChoice(text, name):
                return null;
            case (byte)',' when from > name.End:
                at = Blanks.Skip(text, at + 1);
                return PairReader.Skip(text, ref at, isQuotedName) || (at < text.Length && Ascii.IsQuote(text[at]) && SetterCall.Is(text, name.Start)) ? AssignedForm.Bare : Lookalike.IsKey(text, at) ? null : AssignedForm.Argument;
            case (byte)';' when SerializedPair.Skip(text, name, ref at):
                return AssignedForm.Bare;
            case (byte)',' when at + 1 < text.Length && text[at + 1] == ' ' && Blanks.SkipInLine(text, at + 1) is var next && next < text.Length && (Ascii.IsQuote(text[next]) || text[next..].StartsWith("<<\""u8)) && !IsAsked(text, name.Start):
                at = next;
                return AssignedForm.Argument;
            case (byte)',' when SkipPair(text, name, ref at):
                return AssignedForm.Bare;
            case (byte)',' when BeginsLine(text, name.Start):
                at++;
                return AssignedForm.Beside;
            default:
                return at == from ? null : Behind(text, name, isSameLine, isQuotedName, ref at);
        }
    }

    /// <summary>Steps to the value behind a sign, unless nothing is assigned there.</summary>
    private static AssignedForm? Assigned(ReadOnlySpan<byte> text, ByteSpan name, int end, ref int at)
    {
        var sign = text[at];
        var isPath = sign == ':' && at == name.End && end == at + 1 && name.Start > 0 && text[name.Start - 1] == ':';
        var isMember = (at == name.End && text[at..end].SequenceEqual("::"u8)) || (text[at..end].SequenceEqual("->"u8) && (at == name.End || (at == name.End + 1 && text[name.End] == '\\')));
        var isUnion = sign == '|' && end == at + 1 && name.Start > 0 && text[name.Start - 1] is (byte)'"' or (byte)'\'';
        var compares = sign == '!' || text[at..end].IndexOf("=="u8) >= 0;
        at = LeadIn.Skip(text, name, end);
        if (at >= text.Length || (compares && !IsLiteral(text, at)))
        {
            return null;
        }

        // orn:acme:secrets:4f2a names a thing; a:b = c and "a:b":c do not. acme::Secret::read and pwd->uid name a member,
        // and "password" | "code" are the values that a type has.
        if ((isPath && at == end) || (isMember && at == end && Ascii.IsWord(text[at])) || (isUnion && Ascii.IsQuote(text[at])))
        {
            return null;
        }

        // Only YAML has values without quotes in the next line: behind = nothing was assigned, and the next name follows.
        var isBroken = text[end..at].IndexOf((byte)'\n') >= 0;
        if (isBroken && !Ascii.IsQuote(text[at]) && (IsComment(text, at) || (sign is (byte)'=' or (byte)':' && (NextPair.Is(text, name.Start, at, sign) || NextPair.IsProperty(text, at))) || (sign == ':' && text[end - 2] == ')')))
        {
            return null;
        }

        if (sign == '=' && ShellComparison.Is(text, name, end, at))
        {
            return null;
        }

        // A quote that was open since before the name closes here.
        return Ascii.IsQuote(text[at]) && text[end - 1] is (byte)':' or (byte)'=' && IsClosing(text, name, at) ? null : AssignedForm.Bare;
    }

    /// <summary>True for a literal in quotes, with the letters that some languages write before it; a comparison with anything else compares names.</summary>
    private static bool IsLiteral(ReadOnlySpan<byte> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < LongestPrefix && (Ascii.IsLetter(text[end]) || text[end] is (byte)'@' or (byte)'$' or (byte)'(' or (byte)'\\'))
        {
            end++;
        }

        return end < text.Length && Ascii.IsQuote(text[end]);
    }

    private static bool IsComment(ReadOnlySpan<byte> text, int at) => text[at] is (byte)'#' or (byte)';' || text[at..].StartsWith("//"u8) || text[at..].StartsWith("/*"u8);

    /// <summary>True if the quote ends the literal that holds the name: <c>"New password: "</c>.</summary>
    private static bool IsClosing(ReadOnlySpan<byte> text, ByteSpan name, int at) =>
        text[at - 1] != '\\' && at + 1 < text.Length && text[at + 1] is (byte)' ' or (byte)',' or (byte)')' or (byte)';' or (byte)'+' or (byte)'}' or (byte)']'
        && IsInside(text, name.Start, text[at], isEscaped: false) && text[name.End..at].IndexOf(text[at]) < 0;

    /// <summary>True for a value of a template or a shell that is handed on: <c>.Values.password | b64enc</c>, <c>${PASSWORD} | base64</c>.</summary>
    private static bool IsPiped(ReadOnlySpan<byte> text, ByteSpan name, int closed) =>
        text[name.Start] is (byte)'.' or (byte)'$' || (closed > name.End && (text[closed - 1] == ')' || text[..name.Start].EndsWith("${"u8))) || IsInTemplate(text, closed);

    /// <summary>True if a template's braces open and close in the line around it: <c>{{ get "a" "password" | b64enc }}</c>.</summary>
    private static bool IsInTemplate(ReadOnlySpan<byte> text, int at)
    {
        var before = text[Math.Max(0, at - LongestLine)..at];
        if (before[(before.LastIndexOf((byte)'\n') + 1)..].IndexOf("{{"u8) < 0)
        {
            return false;
        }

        var line = text.Slice(at, Math.Min(LongestLine, text.Length - at));
        var end = line.IndexOf((byte)'\n');
        line = end < 0 ? line : line[..end];
        var close = line.IndexOf("}}"u8);
        var open = line.IndexOf("{{"u8);
        return close >= 0 && (open < 0 || close < open);
    }

    /// <summary>What closes the name itself: the quotes of a key, an index, a subscript, Markdown's marks.</summary>
    public static int SkipClosing(ReadOnlySpan<byte> text, int at)
    {
        for (var end = Math.Min(text.Length, at + 6); at < end && text[at] is (byte)'"' or (byte)'\'' or (byte)'`' or (byte)']' or (byte)')' or (byte)'}' or (byte)'\\' or (byte)'*' or (byte)'?' or (byte)'!';)
        {
            // != compares, and ?? has a value behind it.
            if (text[at] is (byte)'!' or (byte)'?' && at + 1 < text.Length && text[at + 1] is (byte)'=' or (byte)'?')
            {
                break;
            }

            at++;
        }

        return at;
    }

    /// <summary>What stands behind the name and blanks: a pair's other half, a verb, whose value it is, a flag's value.</summary>
    private static AssignedForm? Behind(ReadOnlySpan<byte> text, ByteSpan name, bool isSameLine, bool isQuotedName, ref int at)
    {
        var isGiven = PairReader.IsGiven(text, name.Start);
        at = isGiven ? SkipComment(text, at) : at;
        if (PairReader.Skip(text, ref at, isQuotedName || isGiven))
        {
            return AssignedForm.Bare;
        }

        if (isSameLine && text[name.Start] != '-' && FlagReader.Skip(text, ref at))
        {
            return AssignedForm.Flag;
        }

        var isFlag = text[name.Start] == '-';
        if (!isSameLine)
        {
            // A list of arguments in YAML has the flag's value in the next line.
            var isListed = isFlag && text[at..].StartsWith("- "u8);
            at += 2;
            return isListed ? AssignedForm.Flag : null;
        }

        if (IsWordBefore(text, at, isQuotedName && Ascii.IsQuote(text[at - 2])))
        {
            at += 3;
            return AssignedForm.Bare;
        }

        at = OwnerPhrase.Skip(text, name, at);
        return isFlag ? AssignedForm.Flag : Lookalike.IsDeclaration(text, name, at) || Verdict.IsAdvice(text, name) ? null : Directive.Is(text, name, at) ? AssignedForm.Bare : AssignedForm.Beside;
    }

    /// <summary><c>ParameterKey=X,ParameterValue=…</c>, <c>{name: X, value: …}</c>.</summary>
    private static bool SkipPair(ReadOnlySpan<byte> text, ByteSpan name, ref int at)
    {
        var next = Blanks.SkipInLine(text, at + 1);
        if (!PairReader.IsGiven(text, name.Start) || !PairReader.Skip(text, ref next, isNamed: false))
        {
            return false;
        }

        at = next;
        return true;
    }

    /// <summary>A comment behind a name, up to what the next line begins with.</summary>
    private static int SkipComment(ReadOnlySpan<byte> text, int at)
    {
        if (text[at] != '#')
        {
            return at;
        }

        var end = text.Slice(at, Math.Min(LongestLine, text.Length - at)).IndexOf((byte)'\n');
        return end < 0 ? at : Blanks.Skip(text, at + end);
    }

    /// <summary>True if a quote of this kind, open since earlier in the line, ends behind the name.</summary>
    private static bool IsInside(ReadOnlySpan<byte> text, int at, byte quote, bool isEscaped)
    {
        var isOpen = false;
        for (var i = at - 1; i >= 0 && at - i < LongestLine && text[i] != '\n'; i--)
        {
            isOpen ^= text[i] == quote && (i > 0 && text[i - 1] == '\\') == isEscaped;
        }

        return isOpen;
    }

    /// <summary>True for the first argument of a call that asks something of it, as in <c>key_is_a(key, "RSA")</c>: what follows is no value.</summary>
    private static bool IsAsked(ReadOnlySpan<byte> text, int at)
    {
        if (at == 0 || text[at - 1] != '(')
        {
            return false;
        }

        var start = at - 1;
        while (start > 0 && at - start < LongestOwner && (Ascii.IsWord(text[start - 1]) || text[start - 1] == '.'))
        {
            start--;
        }

        var call = text[start..(at - 1)];
        foreach (var verb in Questions)
        {
            if (Ascii.IndexOfIgnoreCase(call, verb) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>let(:password) { '…' }</c>: the value of a block in Ruby.</summary>
    private static bool IsBlock(ReadOnlySpan<byte> text, ByteSpan name, int at) =>
        text[..name.Start].EndsWith("(:"u8) && Blanks.Skip(text, at + 1) is var value && value < text.Length && Ascii.IsQuote(text[value]);

    private static bool BeginsLine(ReadOnlySpan<byte> text, int at) => at == 0 || text[at - 1] == '\n';

    /// <summary><c>env.TOKEN || "…"</c> and <c>env.TOKEN ?? "…"</c>: a quoted value for where there is no other.</summary>
    private static bool IsFallback(ReadOnlySpan<byte> text, int at)
    {
        if (at + 2 >= text.Length || text[at + 1] != text[at])
        {
            return false;
        }

        var value = Blanks.Skip(text, at + 2);
        return value < text.Length && Ascii.IsQuote(text[value]);
    }

    /// <summary>The same in Python's and Ruby's words, and what Perl compares texts with; behind a name in quotes what Kotlin makes pairs with.</summary>
    private static bool IsWordBefore(ReadOnlySpan<byte> text, int at, bool isQuotedName)
    {
        var rest = text[at..];
        return (isQuotedName ? rest.StartsWith("to "u8) : rest.StartsWith("or "u8) || rest.StartsWith("eq "u8) || rest.StartsWith("ne "u8))
            && at + 3 < text.Length && Ascii.IsQuote(text[at + 3]);
    }

    /// <summary>A dash between name and value: <c>acme token - '…'</c>.</summary>
    private static bool IsDash(ReadOnlySpan<byte> text, int at) => at + 2 < text.Length && text[at + 1] == ' ' && (Ascii.IsQuote(text[at + 2]) || Ascii.IsAlphanumeric(text[at + 2]));
}
