namespace TokenGuard.Engine.Patterns;

/// <summary>What stands on one side of a place in the text, as far as assertions can tell.</summary>
internal enum Surrounding
{
    Other,
    Word,
    Newline,

    /// <summary>Nothing: the text begins or ends here.</summary>
    Edge,
}

/// <summary>Tells whether an assertion holds between two surroundings.</summary>
internal static class Surroundings
{
    public static Surrounding Of(byte value) =>
        value == '\n' ? Surrounding.Newline
        : NamedByteSets.Word.Contains(value) ? Surrounding.Word
        : Surrounding.Other;

    public static Surrounding Before(ReadOnlySpan<byte> text, int position) =>
        position == 0 ? Surrounding.Edge : Of(text[position - 1]);

    public static Surrounding After(ReadOnlySpan<byte> text, int position) =>
        position == text.Length ? Surrounding.Edge : Of(text[position]);

    public static bool Hold(Assertion assertion, Surrounding before, Surrounding after) => assertion switch
    {
        Assertion.TextStart => before == Surrounding.Edge,
        Assertion.TextEnd => after == Surrounding.Edge,
        Assertion.LineStart => before is Surrounding.Edge or Surrounding.Newline,
        Assertion.LineEnd => after is Surrounding.Edge or Surrounding.Newline,
        Assertion.WordBoundary => (before == Surrounding.Word) != (after == Surrounding.Word),
        _ => (before == Surrounding.Word) == (after == Surrounding.Word),
    };
}
