using System.Globalization;
using TokenGuard.Engine.Rules.Toml;

namespace TokenGuard.Engine.Configuration;

/// <summary>Reads the <c>[[sink]]</c> of a configuration.</summary>
internal static class SinkReader
{
    private const int HighestPosition = 99;

    private static IReadOnlyList<(string, SinkKind)> Kinds { get; } =
        [("credential", SinkKind.Credential), ("url", SinkKind.Url), ("header", SinkKind.Header)];

    public static IReadOnlyList<SinkDeclaration> ReadAll(TomlTableReader root) =>
        [.. root.Tables("sink", "[[sink]]").Select(Read).OfType<SinkDeclaration>()];

    private static SinkDeclaration? Read(TomlTableReader table)
    {
        var type = Name(table, "type");
        var member = Name(table, "member");
        var parameter = !table.Has("parameter") || table.Entry("parameter")?.Value is TomlInteger ? null : table.RequiredText("parameter");
        var sink = new SinkDeclaration
        {
            Type = type ?? "",
            Member = member ?? "",
            Parameter = IsNumber(parameter) ? null : parameter?.Text,
            Position = ReadPosition(table, parameter),
            Kind = table.Choice("kind", Kinds, SinkKind.Credential),
        };
        table.RefuseUnknown();
        return type is null || member is null ? null : sink;
    }

    private static string? Name(TomlTableReader table, string key)
    {
        var name = table.RequiredText(key);
        if (name is not null && name.Text.Any(char.IsWhiteSpace))
        {
            table.Fail(name.Index, $"'{key}' is '{name.Text}', but a name has no space");
        }

        return name?.Text;
    }

    private static int? ReadPosition(TomlTableReader table, TomlString? parameter)
    {
        if (table.Entry("parameter")?.Value is TomlInteger)
        {
            return table.Number("parameter", 0, HighestPosition);
        }

        if (!IsNumber(parameter))
        {
            return null;
        }

        if (int.TryParse(parameter!.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position <= HighestPosition)
        {
            return position;
        }

        table.Fail(parameter.Index, $"'parameter' is {parameter.Text}, but must be from 0 to {HighestPosition}");
        return null;
    }

    private static bool IsNumber(TomlString? text) => text is not null && text.Text.All(c => c is >= '0' and <= '9');
}
