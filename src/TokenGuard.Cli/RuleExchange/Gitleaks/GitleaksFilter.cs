using System.Globalization;

namespace TokenGuard.Cli.RuleExchange.Gitleaks;

/// <summary>What a filter of betterleaks (CEL or Expr) comes to: it is true for what must not be reported.</summary>
/// <param name="Checks">Checks that a value must pass.</param>
/// <param name="Allowlists">What is not reported.</param>
internal sealed record GitleaksFilter(IReadOnlyList<string> Checks, IReadOnlyList<ForeignAllowlist> Allowlists)
{
    /// <summary>Our check that asks nearly the same.</summary>
    public const string NearestToTokenEfficiency = "not-words";

    public const string TokenEfficiencyNote =
        "token efficiency becomes the check 'not-words', which asks the same by other means: whether the value reads as words";

    private static readonly GitleaksFilter Nothing = new([], []);

    /// <summary>Reads a filter and notes what of it is not of a simple form.</summary>
    /// <param name="text">The expression, or null.</param>
    /// <param name="what">How notes call it.</param>
    /// <param name="notes">Takes what is not taken over.</param>
    public static GitleaksFilter Read(string? text, string what, List<string> notes)
    {
        if (text is null)
        {
            return Nothing;
        }

        var checks = new List<string>();
        var allowlists = new List<ForeignAllowlist>();
        foreach (var alternative in FilterParser.Parse(text))
        {
            if (alternative.Terms is [FilterTerm.Entropy entropy])
            {
                checks.Add(string.Create(CultureInfo.InvariantCulture, $"entropy:{entropy.Least}"));
            }
            else if (alternative.Terms is [FilterTerm.TokenEfficiency])
            {
                checks.Add(NearestToTokenEfficiency);
                notes.Add(TokenEfficiencyNote);
            }
            else if (ToAllowlist(alternative.Terms) is { } allowlist)
            {
                allowlists.Add(allowlist);
            }
            else
            {
                notes.Add($"of {what} this is not taken over, so more may be found: {alternative.Text}");
            }
        }

        return new GitleaksFilter(checks, allowlists);
    }

    /// <summary>Terms that hold together; null if they are no simple ones, or two of them look at one thing.</summary>
    private static ForeignAllowlist? ToAllowlist(IReadOnlyList<FilterTerm>? terms)
    {
        FilterTerm.Found[] found = [.. (terms ?? []).OfType<FilterTerm.Found>()];
        FilterTerm.Found[] inPath = [.. found.Where(term => term.Target == "path")];
        FilterTerm.Found[] others = [.. found.Except(inPath)];
        return terms is null || found.Length < terms.Count || inPath.Length > 1 || others.Length > 1 ? null : new ForeignAllowlist
        {
            NeedsAll = true,
            Paths = inPath.Length == 1 ? inPath[0].Regexes : [],
            Regexes = others.Length == 1 ? others[0].Regexes : [],
            Target = others.Length == 1 ? others[0].Target : "secret",
        };
    }
}
