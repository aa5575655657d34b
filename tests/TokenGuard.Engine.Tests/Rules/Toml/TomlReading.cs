using System.Text;
using TokenGuard.Engine.Rules.Toml;

namespace TokenGuard.Engine.Tests.Rules.Toml;

/// <summary>Short forms for the TOML tests.</summary>
internal static class TomlReading
{
    public static TomlDocument Parse(string text) => TomlDocument.Parse("a.toml", Encoding.UTF8.GetBytes(text));

    public static TomlValue ValueOf(string value) => Parse("k = " + value).Root.Entries.Single().Value;

    /// <summary>The error of a text that must be wrong, without the file's name.</summary>
    public static string ErrorOf(string text)
    {
        var error = Assert.Throws<TomlException>(() => Parse(text)).Error;
        return $"{error.Line},{error.Column}: {error.Message}";
    }

    /// <summary>Everything a table holds, in one line.</summary>
    public static string Write(TomlValue value) => value switch
    {
        TomlString text => $"\"{text.Text}\"",
        TomlInteger number => FormattableString.Invariant($"{number.Value}"),
        TomlFloat number => FormattableString.Invariant($"{number.Value:R}f"),
        TomlBoolean flag => flag.Value ? "true" : "false",
        TomlDate date => date.Text,
        TomlArray array => $"[{string.Join(",", array.Items.Select(Write))}]",
        TomlTable table => $"{{{string.Join(",", table.Entries.Select(entry => $"{entry.Key}={Write(entry.Value)}"))}}}",
        _ => throw new InvalidOperationException(value.Kind),
    };
}
