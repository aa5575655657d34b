using TokenGuard.Engine.Rules.Toml;

namespace TokenGuard.Engine.Rules.Reading;

/// <summary>Reads the <c>[[token.except]]</c> of a token and the <c>[[provider.except]]</c> of all tokens of a file.</summary>
internal static class ExemptionReader
{
    public static IReadOnlyList<Exemption> ReadAll(TomlTableReader owner, string header) =>
        [.. owner.Tables("except", header).Select(table => Read(table, header))];

    private static Exemption Read(TomlTableReader table, string header)
    {
        var exemption = new Exemption
        {
            Value = PatternText.Read(table, table.Text("value")),
            Match = PatternText.Read(table, table.Text("match")),
            Line = PatternText.Read(table, table.Text("line")),
            Path = PatternText.Read(table, table.Text("path")),
        };
        if (table.Entries.Count == 0)
        {
            table.Fail($"{header} says nothing; expected 'value', 'match', 'line' or 'path'");
        }

        table.RefuseUnknown();
        return exemption;
    }
}
