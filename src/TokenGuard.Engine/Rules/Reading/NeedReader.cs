using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Rules.Toml;

namespace TokenGuard.Engine.Rules.Reading;

/// <summary>Reads the <c>[[token.needs]]</c> of a token.</summary>
internal static class NeedReader
{
    private const string Header = "[[token.needs]]";

    private static IReadOnlyList<(string, CompanionReach)> Reaches { get; } =
        [("file", CompanionReach.File), ("folder", CompanionReach.Folder), ("repo", CompanionReach.Repo)];

    public static IReadOnlyList<CompanionNeed> ReadAll(TomlTableReader token) =>
        [.. token.Tables("needs", Header).Select(Read).OfType<CompanionNeed>()];

    private static CompanionNeed? Read(TomlTableReader table)
    {
        var name = table.RequiredText("name");
        if (name is not null && !Naming.IsPlaceholder(name.Text))
        {
            table.Fail(name.Index, $"'name' is '{name.Text}', but must be of lower-case letters, digits, - and _");
        }

        var kind = table.RequiredText("kind");
        if (kind is not null && !Naming.IsId(kind.Text))
        {
            table.Fail(kind.Index, $"'kind' is '{kind.Text}', but must be lower-case words joined by hyphens");
        }

        var pattern = PatternText.Read(table, table.RequiredText("pattern"));
        var within = table.Choice("within", Reaches, CompanionReach.File);
        var required = table.Flag("required");
        var secret = table.Flag("secret");
        var not = FieldReader.Words(table.Texts("not"));
        table.RefuseUnknown();
        var compiled = pattern is null ? null : Pattern.Parse(pattern);
        return name is null || kind is null || pattern is null ? null : new CompanionNeed
        {
            Name = name.Text,
            Kind = kind.Text,
            Pattern = pattern,
            Anchors = compiled?.RequiredLiterals,
            Stretch = compiled?.RequiredStretch,
            Within = within,
            Required = required,
            Secret = secret,
            Not = not,
        };
    }
}
