using TokenGuard.Engine.Assignments.Tables;
using TokenGuard.Engine.Credentials;

namespace TokenGuard.Engine.Assignments;

/// <summary>
/// Reads what a text assigns to a name, as code, configuration, markup, shells, command lines and tables write it. Every
/// step is bounded, so a text of names alone is read in linear time.
/// </summary>
internal static class AssignmentReader
{
    private const int LongestName = 80;
    private const int ShortestJoined = 16;

    /// <summary>One character in so many, at least, is a digit in what is joined and no word.</summary>
    private const int DigitShare = 8;

    private static readonly byte[][] ConstraintStarts = [.. new[] { "UQ__", "PK__", "FK__", "DF__", "CK__" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    private static readonly bool[] NameBytes = MakeNameBytes();

    /// <summary>Where this is joined to a value the whole is the id of a session: <c>…/session_4f2a…</c> is a link to one.</summary>
    private static ReadOnlySpan<byte> JoinedId => "session"u8;

    /// <summary>
    /// The name around an offset: letters, digits, underscores, dots, hyphens and dollars, without a value that is joined
    /// to it.
    /// </summary>
    public static ByteSpan NameAt(ReadOnlySpan<byte> text, int offset) => NameAt(text, offset, out _);

    /// <summary>The name around an offset.</summary>
    /// <param name="text">The text.</param>
    /// <param name="offset">The offset.</param>
    /// <param name="isCut">True if the letters around it go on beyond the longest name, so that it depends on the offset what the name is.</param>
    public static ByteSpan NameAt(ReadOnlySpan<byte> text, int offset, out bool isCut)
    {
        var start = offset;
        var isName = NameBytes;
        while (start > 0 && offset - start < LongestName && isName[text[start - 1]])
        {
            start--;
        }

        var end = WordEnd(text, offset);
        isCut = offset - start == LongestName || end - offset == LongestName;

        // A dot or a hyphen at the end belongs to the sentence, or to an arrow.
        while (end > offset && text[end - 1] is (byte)'.' or (byte)'-')
        {
            end--;
        }

        return ByteSpan.FromBounds(start, JointOf(text, start, end) ?? StubReader.NameEnd(text, start, end));
    }

    /// <summary>Adds the values that the text assigns to a name: one, or those of a list or group.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name.</param>
    /// <param name="budget">What the rows of the text's tables may cost.</param>
    /// <param name="values">Takes the values.</param>
    /// <returns>False if it takes more than the text near the name to say what is assigned, or that nothing is, as where the name heads a table or stands behind its value.</returns>
    public static bool Read(ReadOnlySpan<byte> text, ByteSpan name, RowBudget budget, List<AssignedValue> values)
    {
        var at = name.End;
        if (JointOf(text, name.Start, WordEnd(text, at)) == at)
        {
            if (IsNamed(text, name.Start) || Ascii.EndsWithIgnoreCase(text.Slice(name.Start, name.Length), JoinedId) || PublicShapes.IsPaymentSecret(text[name.Start..WordEnd(text, at)]))
            {
                return true;
            }

            values.Add(new AssignedValue(name, ByteSpan.FromBounds(at + 1, WordEnd(text, at)), AssignedForm.Joined));
            return true;
        }

        // What heads a table may also have a value beside it: in a list of pairs, as the default of a column.
        var isFar = TableReader.Read(text, name, budget, values);
        if (MarkupReader.Read(text, name) is { } inner)
        {
            values.Add(new AssignedValue(name, LastWord.Of(text, inner), AssignedForm.Element));
            return !isFar;
        }

        if (PipelineCommand.ValueOf(text, name) is { } printed)
        {
            return new GroupReader(text, name, AssignedForm.Bare).Read(printed, values) && values.Count > 0;
        }

        if ((ReversedPair.Of(text, name) ?? ReversedComparison.Of(text, name)) is { } earlier)
        {
            values.Add(new AssignedValue(name, earlier, AssignedForm.Quoted));
            return false;
        }

        return ReadBehindSign(text, name, at, values) && !isFar;
    }

    /// <summary>Whether pairs, flags, comments or elements may stand between the name and a value.</summary>
    private static bool MayReachFar(ReadOnlySpan<byte> text, ByteSpan name)
    {
        var before = name.Start > 0 ? text[name.Start - 1] : (byte)'\n';
        var behind = Blanks.Skip(text, SignReader.SkipClosing(text, name.End));
        return Ascii.IsQuote(before) || before is (byte)'<' or (byte)':'
            || (behind < text.Length && text[behind] is (byte)'<' or (byte)'-' or (byte)'#')
            || PairReader.IsGiven(text, name.Start);
    }

    private static bool ReadBehindSign(ReadOnlySpan<byte> text, ByteSpan name, int at, List<AssignedValue> values) =>
        SignReader.Read(text, name, ref at) is { } form
            ? (form == AssignedForm.Bare && ChoiceReader.Read(text, at, name, values))
                || (new GroupReader(text, name, form).Read(at, values) && values.Count > 0)
            : !MayReachFar(text, name);

    /// <summary>True for <c>"id": "key_4f2a…"</c> and <c>Database=acme-auth-4f2a…</c>: the joined text is assigned, and names what it is assigned to.</summary>
    private static bool IsNamed(ReadOnlySpan<byte> text, int at)
    {
        // SQL Server names keys and constraints by their table and a number.
        foreach (var start in ConstraintStarts)
        {
            if (text[at..].StartsWith(start))
            {
                return true;
            }
        }

        var end = at;
        var isQuoted = end > 0 && Ascii.IsQuote(text[end - 1]);
        end = Blanks.SkipBackInLine(text, isQuoted ? end - 1 : end);
        if (end == 0 || text[end - 1] is not ((byte)':' or (byte)'=' or (byte)'>'))
        {
            return false;
        }

        end = Blanks.SkipBackInLine(text, text[end - 1] == '>' ? Math.Max(0, end - 2) : end - 1);
        end -= end > 0 && Ascii.IsQuote(text[end - 1]) ? 1 : 0;
        if (Ascii.EndsWithIgnoreCase(text[..end], "database"u8) || Ascii.EndsWithIgnoreCase(text[..end], "catalog"u8))
        {
            return true;
        }

        var before = text[Math.Max(0, end - 3)..end];
        return before.Length >= 2 && Ascii.EndsWithIgnoreCase(before, "id"u8) && (before.Length == 2 || !Ascii.IsLetter(before[0]) || Ascii.IsUpper(before[1]));
    }

    private static int WordEnd(ReadOnlySpan<byte> text, int at)
    {
        var end = at;
        var isName = NameBytes;
        while (end < text.Length && end - at < LongestName && isName[text[end]])
        {
            end++;
        }

        return end;
    }

    /// <summary>Where a value is joined to its name by the last hyphen or underscore: <c>acme-token-4f2a…</c>; null if none is.</summary>
    private static int? JointOf(ReadOnlySpan<byte> text, int start, int end)
    {
        var whole = text[start..end];
        if (whole.Length > UuidShape.Length + 1 && whole[^(UuidShape.Length + 1)] is (byte)'-' or (byte)'_' && UuidShape.Is(whole[^UuidShape.Length..]))
        {
            return end - UuidShape.Length - 1;
        }

        var joint = whole.LastIndexOfAny((byte)'-', (byte)'_');
        if (joint <= 0 || whole.Length - joint <= ShortestJoined)
        {
            return null;
        }

        // Versions and names of files have dots: credentials-7.0-rc.42413.zip.
        var digits = 0;
        foreach (var b in whole[(joint + 1)..])
        {
            if (b == '.')
            {
                return null;
            }

            digits += Ascii.IsDigit(b) ? 1 : 0;
        }

        return digits * DigitShare < whole.Length - joint ? null : start + joint;
    }

    private static bool[] MakeNameBytes()
    {
        var all = new bool[256];
        for (var b = 0; b < all.Length; b++)
        {
            all[b] = Ascii.IsWord((byte)b) || (byte)b is (byte)'.' or (byte)'-' or (byte)'$';
        }

        return all;
    }
}
