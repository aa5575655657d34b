namespace TokenGuard.Cli.RuleExchange.Gitleaks;

/// <summary>Reads the allowlists of a configuration or a rule, in the old form and the new one.</summary>
internal static class GitleaksAllowlistReader
{
    public static IReadOnlyList<ForeignAllowlist> ReadAll(GitleaksTable owner, List<string> notes) =>
        [.. owner.Tables("allowlist").Concat(owner.Tables("allowlists")).Select(table => Read(table, notes))];

    private static ForeignAllowlist Read(GitleaksTable table, List<string> notes)
    {
        table.Text("description");
        table.Text("id");
        var allowlist = new ForeignAllowlist
        {
            NeedsAll = table.Text("condition")?.ToUpperInvariant() is "AND" or "&&",
            Paths = table.Texts("paths"),
            Regexes = table.Texts("regexes"),
            Target = table.Text("regexTarget")?.ToLowerInvariant() ?? "secret",
            Stopwords = table.Texts("stopwords"),
            Commits = table.Texts("commits"),
            Rules = table.Texts("targetRules"),
        };
        notes.AddRange(table.Unknown.Select(key => $"'{key}' of an allowlist is not known"));
        return allowlist;
    }
}
