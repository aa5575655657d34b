namespace TokenGuard.Cli.RuleExchange.Gitleaks;

/// <summary>
/// Reads a filter as alternatives of conditions that hold together. What is not of a simple form makes its alternative
/// one without terms; the other alternatives stay.
/// </summary>
internal sealed class FilterParser
{
    private const int MostAlternatives = 64;

    private readonly string text;
    private readonly IReadOnlyList<FilterToken> tokens;
    private int index;

    private FilterParser(string text)
    {
        this.text = text;
        tokens = FilterLexer.Split(text);
    }

    private FilterToken Current => tokens[index];

    public static IReadOnlyList<FilterAlternative> Parse(string text)
    {
        var parser = new FilterParser(text);
        var alternatives = parser.ReadAlternatives();
        return parser.Current.Kind == FilterTokenKind.End ? alternatives : [new FilterAlternative(OneLine(text), null)];
    }

    private List<FilterAlternative> ReadAlternatives()
    {
        var alternatives = new List<FilterAlternative>();
        do
        {
            alternatives.AddRange(ReadTogether());
        }
        while (Accept("||") || Accept("or"));

        return alternatives;
    }

    /// <summary>Conditions joined by "and"; alternatives among them are multiplied out.</summary>
    private List<FilterAlternative> ReadTogether()
    {
        var start = Current.Start;
        var together = ReadCondition();
        while (Accept("&&") || Accept("and"))
        {
            var next = ReadCondition();
            together = together.Count * next.Count > MostAlternatives
                ? [new FilterAlternative(Since(start), null)]
                : [.. together.SelectMany(_ => next, Join)];
        }

        return together;
    }

    private static FilterAlternative Join(FilterAlternative left, FilterAlternative right) => new(
        $"{left.Text} && {right.Text}", left.Terms is null || right.Terms is null ? null : [.. left.Terms, .. right.Terms]);

    private List<FilterAlternative> ReadCondition()
    {
        var start = index;
        if (Accept("("))
        {
            var inner = ReadAlternatives();
            if (Accept(")") && IsEndOfCondition())
            {
                return inner;
            }

            // The parentheses were part of something else, such as a value with a default.
            index = start;
        }

        var term = FilterTermReader.Read(tokens, ref index);
        if (term is null || !IsEndOfCondition())
        {
            index = start;
            SkipCondition();
            term = null;
        }

        return [new FilterAlternative(Since(tokens[start].Start), term is null ? null : [term])];
    }

    private bool IsEndOfCondition() => Current.Kind == FilterTokenKind.End || Current.Text is "||" or "&&" or ")" or "or" or "and";

    /// <summary>Goes to the end of a condition that is not understood, past what its parentheses hold.</summary>
    private void SkipCondition()
    {
        for (var depth = 0; Current.Kind != FilterTokenKind.End && (depth > 0 || !IsEndOfCondition()); index++)
        {
            var isMark = Current.Kind == FilterTokenKind.Mark;
            depth += isMark && Current.Text is "(" or "[" or "[?" or "{" ? 1 : isMark && Current.Text is ")" or "]" or "}" ? -1 : 0;
        }
    }

    private bool Accept(string word)
    {
        var fits = Current.Kind is FilterTokenKind.Mark or FilterTokenKind.Word && Current.Text == word;
        index += fits ? 1 : 0;
        return fits;
    }

    private string Since(int start) => OneLine(text[start..Math.Max(start, index == 0 ? start : tokens[index - 1].End)]);

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
