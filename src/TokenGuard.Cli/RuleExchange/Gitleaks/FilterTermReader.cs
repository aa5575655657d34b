using System.Globalization;
using System.Text.RegularExpressions;

namespace TokenGuard.Cli.RuleExchange.Gitleaks;

/// <summary>Reads the simple conditions of filters, in the forms of CEL and of Expr.</summary>
internal sealed class FilterTermReader
{
    private readonly IReadOnlyList<FilterToken> tokens;
    private int index;

    private FilterTermReader(IReadOnlyList<FilterToken> tokens, int index)
    {
        this.tokens = tokens;
        this.index = index;
    }

    private FilterToken Current => tokens[index];

    /// <summary>The condition that begins at a token, or null if it is not of a simple form; then the index is anywhere.</summary>
    public static FilterTerm? Read(IReadOnlyList<FilterToken> tokens, ref int index)
    {
        var reader = new FilterTermReader(tokens, index);
        var term = reader.ReadTerm();
        index = reader.index;
        return term;
    }

    private FilterTerm? ReadTerm()
    {
        if (Accept("filter") && !Accept("."))
        {
            return null;
        }

        return Current.Text switch
        {
            "entropy" => ReadEntropy(),
            "failsTokenEfficiency" => Call() && ReadTarget() == "secret" && Accept(")") ? new FilterTerm.TokenEfficiency() : null,
            "matchesAny" => ReadAny(regex => regex),
            "containsAny" => ReadAny(Regex.Escape),
            _ => ReadTarget() is { } target ? ReadComparison(target) : null,
        };
    }

    private FilterTerm.Entropy? ReadEntropy()
    {
        if (!Call() || ReadTarget() != "secret" || !Accept(")") || !(Accept("<=") || Accept("<")))
        {
            return null;
        }

        return Current.Kind == FilterTokenKind.Number && double.TryParse(Take().Text, CultureInfo.InvariantCulture, out var bound) && bound is > 0 and <= 8
            ? new FilterTerm.Entropy(bound)
            : null;
    }

    private FilterTerm.Found? ReadAny(Func<string, string> toRegex)
    {
        if (!Call() || ReadTarget() is not { } target || !Accept(",") || !Accept("["))
        {
            return null;
        }

        var regexes = new List<string>();
        while (Current.Kind == FilterTokenKind.Text)
        {
            regexes.Add(toRegex(Take().Text));
            Accept(",");
        }

        return regexes.Count > 0 && Accept("]") && Accept(")") ? new FilterTerm.Found(target, regexes) : null;
    }

    private FilterTerm.Found? ReadComparison(string target)
    {
        if (Accept("=="))
        {
            return Found(target, text => $"\\A{Regex.Escape(text)}\\z");
        }

        var isMethod = Accept(".");
        var name = Take().Text;
        if (isMethod && !Accept("("))
        {
            return null;
        }

        var found = name switch
        {
            "contains" => Found(target, Regex.Escape),
            "startsWith" => Found(target, text => $"\\A{Regex.Escape(text)}"),
            "endsWith" => Found(target, text => $"{Regex.Escape(text)}\\z"),
            "matches" => Found(target, text => text),
            _ => null,
        };
        return found is not null && (!isMethod || Accept(")")) ? found : null;
    }

    private FilterTerm.Found? Found(string target, Func<string, string> toRegex) =>
        Current.Kind == FilterTokenKind.Text ? new FilterTerm.Found(target, [toRegex(Take().Text)]) : null;

    /// <summary>
    /// What a condition looks at: <c>finding["secret"]</c>, <c>finding.line</c>, <c>attributes[?"path"].orValue("")</c>,
    /// <c>(attributes.path ?? "")</c>, <c>get(attributes, "path", "")</c>.
    /// </summary>
    private string? ReadTarget()
    {
        if (Accept("get"))
        {
            return Accept("(") && Accept("attributes") && Accept(",") && Take().Text == "path" && Accept(",") && Take().Text.Length == 0 && Accept(")") ? "path" : null;
        }

        var inParentheses = Accept("(");
        var owner = Take().Text;
        var field = Accept(".") || Accept("?.") ? Take().Text
            : (Accept("[") || Accept("[?")) && Current.Kind == FilterTokenKind.Text && Take().Text is var key && Accept("]") ? key
            : null;
        var isDefaulted = Accept("??")
            ? Take().Text.Length == 0
            : index + 1 >= tokens.Count || Current.Text != "." || tokens[index + 1].Text != "orValue" || AcceptDefault();
        if (!isDefaulted || (inParentheses && !Accept(")")))
        {
            return null;
        }

        return (owner, field) switch
        {
            ("finding", "secret" or "match" or "line") => field,
            ("attributes", "path") => field,
            ("secret", null) => "secret",
            _ => null,
        };
    }

    private bool AcceptDefault() => Accept(".") && Accept("orValue") && Accept("(") && Take().Text.Length == 0 && Accept(")");

    /// <summary>Accepts the name of a function and its opening parenthesis.</summary>
    private bool Call()
    {
        Take();
        return Accept("(");
    }

    private bool Accept(string text)
    {
        var fits = Current.Kind is FilterTokenKind.Mark or FilterTokenKind.Word && Current.Text == text;
        index += fits ? 1 : 0;
        return fits;
    }

    private FilterToken Take() => Current.Kind == FilterTokenKind.End ? Current : tokens[index++];
}
