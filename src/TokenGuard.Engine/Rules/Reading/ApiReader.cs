using TokenGuard.Engine.Rules.Toml;

namespace TokenGuard.Engine.Rules.Reading;

/// <summary>Reads the APIs of a provider or a configuration, and the wrong ways to authenticate to them.</summary>
internal static class ApiReader
{
    /// <summary>The APIs of a table.</summary>
    /// <param name="table">Holds them under <c>api</c>.</param>
    /// <param name="header">How they are written, for messages.</param>
    /// <param name="tenants">Names that may stand in braces; null for any.</param>
    public static IReadOnlyList<ApiDefinition> ReadAll(TomlTableReader table, string header, IReadOnlyCollection<string>? tenants) =>
        [.. table.Tables("api", header).Select(api => Read(api, tenants)).OfType<ApiDefinition>()];

    /// <summary>The advices of a provider.</summary>
    /// <param name="provider">Holds them under <c>scheme</c>.</param>
    /// <param name="bases">The bases of its APIs.</param>
    public static IReadOnlyList<SchemeAdvice> ReadAdvices(TomlTableReader provider, IReadOnlyCollection<string> bases) =>
        [.. provider.Tables("scheme", "[[provider.scheme]]").Select(advice => ReadAdvice(advice, bases)).OfType<SchemeAdvice>()];

    private static ApiDefinition? Read(TomlTableReader table, IReadOnlyCollection<string>? tenants)
    {
        var name = table.Text("name");
        var address = table.RequiredText("base");
        if (address is not null && ApiAddress.JudgeBase(address.Text, tenants) is { } wrong)
        {
            table.Fail(address.Index, wrong);
        }

        var api = new ApiDefinition
        {
            Name = name?.Text,
            Base = address?.Text ?? "",
            Schemes = ReadSchemes(table),
            Anonymous = FieldReader.Calls(table, "anonymous"),
        };
        table.RefuseUnknown();
        return address is null ? null : api;
    }

    private static IReadOnlyList<string> ReadSchemes(TomlTableReader table)
    {
        table.Require("schemes");
        var schemes = table.Texts("schemes");
        if (table.Entry("schemes")?.Value is TomlArray { Items.Count: 0 } nothing)
        {
            table.Fail(nothing.Index, "'schemes' names nothing");
        }

        foreach (var scheme in schemes)
        {
            try
            {
                ApiScheme.Parse(scheme.Text);
            }
            catch (FormatException wrong)
            {
                table.Fail(scheme.Index, wrong.Message);
            }
        }

        return FieldReader.Words(schemes);
    }

    private static SchemeAdvice? ReadAdvice(TomlTableReader table, IReadOnlyCollection<string> bases)
    {
        var scheme = table.RequiredText("scheme");
        var address = table.Text("base");
        if (address is not null && !bases.Contains(address.Text))
        {
            table.Fail(address.Index, $"'{address.Text}' is the base of no [[provider.api]]");
        }

        var value = PatternText.Read(table, table.Text("value"));
        var unless = PatternText.Read(table, table.Text("unless"));
        var message = table.RequiredText("message");
        table.RefuseUnknown();
        return scheme is null || message is null
            ? null
            : new SchemeAdvice { Scheme = scheme.Text, Base = address?.Text, Value = value, Unless = unless, Message = message.Text };
    }
}
