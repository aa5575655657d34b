using System.Collections;
using Tomlyn.Model;

namespace TokenGuard.Cli.RuleExchange.Gitleaks;

/// <summary>A table of a gitleaks configuration: its keys count whatever their case, and those that nobody asked for are known.</summary>
internal sealed class GitleaksTable(TomlTable table)
{
    private readonly HashSet<string> known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Keys that nobody has asked for.</summary>
    public IEnumerable<string> Unknown => table.Keys.Where(key => !known.Contains(key));

    public string? Text(string key) => Value(key) as string is { Length: > 0 } text ? text : null;

    public bool Flag(string key) => Value(key) is true;

    public double Number(string key) => Value(key) switch
    {
        double number => number,
        long number => number,
        _ => 0,
    };

    public IReadOnlyList<string> Texts(string key) =>
        Value(key) is IEnumerable items and not string ? [.. items.OfType<string>().Where(item => item.Length > 0)] : [];

    public GitleaksTable? Table(string key) => Value(key) is TomlTable inner ? new GitleaksTable(inner) : null;

    /// <summary>The tables of a list, or the only one where it is written as such.</summary>
    public IReadOnlyList<GitleaksTable> Tables(string key) => Value(key) switch
    {
        TomlTable only => [new GitleaksTable(only)],
        IEnumerable items and not string => [.. items.OfType<TomlTable>().Select(inner => new GitleaksTable(inner))],
        _ => [],
    };

    private object? Value(string key)
    {
        known.Add(key);
        return table.FirstOrDefault(entry => string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase)).Value;
    }
}
