using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Rules.Toml;

namespace TokenGuard.Engine.Rules.Reading;

/// <summary>Reads a <c>[[token]]</c> with its needs.</summary>
internal static class TokenReader
{
    /// <summary>Prefixes that everybody may see are short; more would show parts of values.</summary>
    private const int LongestPublicPrefix = 32;

    private static IReadOnlyList<(string, Severity)> Severities { get; } =
        [("low", Severity.Low), ("medium", Severity.Medium), ("high", Severity.High), ("critical", Severity.Critical)];

    private static IReadOnlyList<(string, Confidence)> Confidences { get; } =
        [("low", Confidence.Low), ("medium", Confidence.Medium), ("high", Confidence.High)];

    /// <summary>The rule, or null if it cannot be made; then an error was noted, here or for the provider.</summary>
    public static TokenRule? Read(TomlTableReader table, ProviderDefinition? provider)
    {
        var id = ReadId(table, provider);
        var name = table.RequiredText("name");
        var pattern = ReadPattern(table);
        var compiled = pattern is null ? null : Pattern.Parse(pattern);
        var needs = NeedReader.ReadAll(table);
        IReadOnlyCollection<string> hosts = provider?.SendTo ?? [];
        string[] names = ["secret", .. needs.Select(need => need.Name).Concat(provider?.Tenants.Select(tenant => tenant.Name) ?? []).Distinct()];
        var rule = new TokenRule
        {
            Id = id?.Text ?? "",
            Name = name?.Text ?? "",
            Provider = provider ?? new ProviderDefinition { Id = "", Name = "" },
            Pattern = pattern ?? "",
            Anchors = compiled?.RequiredLiterals,
            Stretch = compiled?.RequiredStretch,
            Checks = FieldReader.Checks(table),
            Severity = table.Choice("severity", Severities, Severity.High),
            Confidence = table.Choice("confidence", Confidences, Confidence.High),
            PublicPrefix = table.Number("public_prefix", 0, LongestPublicPrefix),
            ByName = table.Has("assigned_to"),
            ReadsAssignments = table.Has("assigned_to") && !table.Has("value"),
            ReadsManifests = table.Choice("reads", [("kubernetes-secret", true)], false),
            Chosen = table.Flag("chosen"),
            Variable = FieldReader.Variable(table),
            Retires = table.Date("retires")?.Text,
            Risk = table.Text("risk")?.Text ?? "",
            Remedy = table.Text("remedy")?.Text ?? "",
            Source = FieldReader.Link(table, "source"),
            Examples = FieldReader.Templates(table, "examples"),
            Counterexamples = FieldReader.Templates(table, "counterexamples"),
            Samples = FieldReader.Samples(table),
            Path = PatternText.Read(table, table.Text("path")),
            Exemptions = ExemptionReader.ReadAll(table, "[[token.except]]"),
            Needs = needs,
            Verify = VerifyReader.Read(table, hosts, names),
            Revoke = RevokeReader.Read(table, hosts, names),
            Origin = id is null ? null : table.OriginOf(id.Index),
        };
        table.RefuseUnknown();
        return id is null || name is null || pattern is null || provider is null ? null : rule;
    }

    private static TomlString? ReadId(TomlTableReader table, ProviderDefinition? provider)
    {
        var id = table.RequiredText("id");
        if (id is null)
        {
            return null;
        }

        if (!Naming.IsId(id.Text))
        {
            table.Fail(id.Index, $"the id '{id.Text}' must be lower-case words joined by hyphens");
        }
        else if (provider is not null && id.Text != provider.Id && !id.Text.StartsWith(provider.Id + "-", StringComparison.Ordinal))
        {
            table.Fail(id.Index, $"the id '{id.Text}' must start with the provider's id, '{provider.Id}-'");
        }

        return id;
    }

    private static string? ReadPattern(TomlTableReader table)
    {
        var pattern = table.Text("pattern");
        var names = table.Texts("assigned_to");
        var value = table.Text("value");
        if (table.Has("pattern") == (table.Has("assigned_to") || table.Has("value")))
        {
            var how = table.Has("pattern") ? "has both 'pattern' and 'assigned_to' or 'value'" : "has no 'pattern'";
            table.Fail($"[[token]] {how}; expected either 'pattern', or 'assigned_to' and 'value'");
            return null;
        }

        if (table.Has("pattern"))
        {
            return PatternText.Read(table, pattern);
        }

        table.Require("assigned_to");
        if (table.Entry("assigned_to")?.Value is TomlArray { Items.Count: 0 } nothing)
        {
            table.Fail(nothing.Index, "'assigned_to' names nothing");
        }

        return table.Has("value") ? value is null ? null : PatternText.Expand(table, names, value) : PatternText.Words(table, names);
    }
}
