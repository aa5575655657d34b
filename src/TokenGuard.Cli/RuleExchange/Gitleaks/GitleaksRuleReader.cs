using System.Globalization;

namespace TokenGuard.Cli.RuleExchange.Gitleaks;

/// <summary>Reads one <c>[[rules]]</c> of a gitleaks or betterleaks configuration.</summary>
internal static class GitleaksRuleReader
{
    /// <summary>What the provider's API says of a token is data of the other tool's own; ours is written by hand.</summary>
    private static readonly string[] Calls = ["validate", "analyze", "revoke"];

    /// <summary>The rule, or null if it has no id.</summary>
    public static ForeignRule? Read(GitleaksTable table, List<string> fileNotes)
    {
        if (table.Text("id") is not { } id)
        {
            fileNotes.Add("a rule without an id");
            return null;
        }

        var notes = new List<string>();
        var checks = new List<string>();
        if (table.Number("entropy") is > 0 and <= 8 and var entropy)
        {
            checks.Add(string.Create(CultureInfo.InvariantCulture, $"entropy:{entropy}"));
        }

        if (table.Flag("tokenEfficiency"))
        {
            checks.Add(GitleaksFilter.NearestToTokenEfficiency);
            notes.Add(GitleaksFilter.TokenEfficiencyNote);
        }

        var filter = GitleaksFilter.Read(table.Text("filter"), "the filter", notes);
        checks.AddRange(filter.Checks);
        notes.AddRange(Calls.Where(call => table.Text(call) is not null).Select(call => $"'{call}' is not taken over"));
        if (table.Texts("tags").Count > 0)
        {
            notes.Add("'tags' are not taken over: our rules have none");
        }

        var rule = new ForeignRule
        {
            Id = id,
            Name = table.Text("description"),
            Regex = table.Text("regex"),
            SecretGroup = (int)table.Number("secretGroup"),
            Path = table.Text("path"),
            Keywords = table.Texts("keywords"),
            Checks = checks,
            Allowlists = [.. GitleaksAllowlistReader.ReadAll(table, notes), .. filter.Allowlists],
            Needs = ReadNeeds(table, notes),
            IsHelper = table.Flag("skipReport"),
        };
        notes.AddRange(table.Unknown.Select(key => $"'{key}' is not known"));
        return rule with { Notes = notes };
    }

    private static List<ForeignNeed> ReadNeeds(GitleaksTable table, List<string> notes)
    {
        var needs = new List<ForeignNeed>();
        foreach (var required in table.Tables("required").Concat(table.Tables("components")))
        {
            if (required.Text("id") is { } id)
            {
                needs.Add(new ForeignNeed(id, id));
                notes.Add($"reported without '{id}' near it too: a companion completes a token and never decides whether it is one");
            }
        }

        return needs;
    }
}
