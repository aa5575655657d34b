using Tomlyn;
using Tomlyn.Model;

namespace TokenGuard.Engine.Tests.Rules.Toml;

/// <summary>What Tomlyn reads, in the form of <see cref="TomlReading.Write"/>.</summary>
internal static class TomlynReading
{
    /// <summary>The document in one line, or null if Tomlyn rejects it.</summary>
    public static string? Write(string text)
    {
        try
        {
            return WriteValue(TomlSerializer.Deserialize<TomlTable>(text)!).ReplaceLineEndings("\n");
        }
        catch (TomlException)
        {
            return null;
        }
    }

    private static string WriteValue(object? value) => value switch
    {
        string text => $"\"{text}\"",
        long number => FormattableString.Invariant($"{number}"),
        double number => FormattableString.Invariant($"{number:R}f"),
        bool flag => flag ? "true" : "false",
        TomlDateTime date => date.DateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        TomlTable table => $"{{{string.Join(",", table.Select(entry => $"{entry.Key}={WriteValue(entry.Value)}"))}}}",
        System.Collections.IEnumerable items => $"[{string.Join(",", items.Cast<object>().Select(WriteValue))}]",
        _ => throw new InvalidOperationException(value?.GetType().Name),
    };
}
