using TokenGuard.Engine.Rules.Toml;

namespace TokenGuard.Engine.Rules.Reading;

/// <summary>Reads <c>[provider.scopes]</c> and the <c>[[provider.scope]]</c>.</summary>
internal static class ScopeReader
{
    private static IReadOnlyList<(string, ScopesWhenAbsent)> Absences { get; } =
        [("nothing", ScopesWhenAbsent.Nothing), ("everything", ScopesWhenAbsent.Everything), ("unknown", ScopesWhenAbsent.Unknown)];

    private static IReadOnlyList<(string, ScopeFlow)> Flows { get; } =
        [("any", ScopeFlow.Any), ("delegated", ScopeFlow.Delegated), ("application", ScopeFlow.Application)];

    /// <summary>The catalogue; null if the provider has none.</summary>
    public static ScopeCatalog? Read(TomlTableReader provider, IReadOnlyCollection<string> tenants)
    {
        var scopes = provider.Tables("scope", "[[provider.scope]]").Select(ReadScope).OfType<ScopeDefinition>().ToArray();
        if (provider.Table("scopes", "[provider.scopes]") is not { } table)
        {
            return scopes.Length == 0 ? null : new ScopeCatalog { Scopes = scopes };
        }

        var catalog = new ScopeCatalog
        {
            Separator = ReadSeparator(table),
            WhenAbsent = table.Choice("when_absent", Absences, ScopesWhenAbsent.Unknown),
            Places = FieldReader.Words(table.Texts("places")),
            Endpoints = ReadEndpoints(table, tenants),
            Prefixes = FieldReader.Words(table.Texts("prefixes")),
            Complete = table.Flag("complete"),
            Scopes = [.. scopes, .. table.Texts("others").Select(other => new ScopeDefinition { Match = other.Text })],
        };
        table.RefuseUnknown();
        return catalog;
    }

    private static string ReadSeparator(TomlTableReader table)
    {
        var separator = table.Text("separator");
        if (separator is not null and not { Text: " " or "," })
        {
            table.Fail(separator.Index, $"'separator' is '{separator.Text}', but must be a space or a comma");
        }

        return separator?.Text ?? " ";
    }

    private static IReadOnlyList<string> ReadEndpoints(TomlTableReader table, IReadOnlyCollection<string> tenants)
    {
        var endpoints = table.Texts("endpoints");
        foreach (var endpoint in endpoints)
        {
            if (ApiAddress.Judge(endpoint.Text, tenants) is { } wrong)
            {
                table.Fail(endpoint.Index, wrong);
            }
        }

        return FieldReader.Words(endpoints);
    }

    private static ScopeDefinition? ReadScope(TomlTableReader table)
    {
        var match = table.RequiredText("match");
        var scope = new ScopeDefinition
        {
            Match = match?.Text ?? "",
            Broad = table.Flag("broad"),
            BroadWith = FieldReader.Words(table.Texts("broad_with")),
            Distinct = table.Flag("distinct"),
            Implies = FieldReader.Words(table.Texts("implies")),
            Instead = FieldReader.Words(table.Texts("instead")),
            Grants = FieldReader.Calls(table, "grants"),
            Flow = table.Choice("flow", Flows, ScopeFlow.Any),
            Reason = table.Text("reason")?.Text ?? "",
        };
        table.RefuseUnknown();
        return match is null ? null : scope;
    }
}
