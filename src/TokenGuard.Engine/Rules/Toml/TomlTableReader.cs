using System.Globalization;

namespace TokenGuard.Engine.Rules.Toml;

/// <summary>Reads one table by the keys it may have, and notes whatever else stands in it as an error.</summary>
/// <param name="table">The table.</param>
/// <param name="what">The table in messages, such as <c>[provider]</c>.</param>
/// <param name="source">The text it stands in.</param>
/// <param name="errors">Takes what is wrong.</param>
internal sealed class TomlTableReader(TomlTable table, string what, TomlSource source, List<TomlError> errors)
{
    private readonly List<string> known = [];

    public IReadOnlyList<TomlEntry> Entries => table.Entries;

    /// <summary>The line that the table starts in.</summary>
    public int Line => source.LineOf(table.Index);

    /// <summary>Notes an error about the table as a whole.</summary>
    public void Fail(string message) => Fail(table.Index, message);

    public void Fail(int index, string message) => errors.Add(source.Error(index, message));

    public RuleOrigin OriginOf(int index)
    {
        var (line, column) = source.PlaceOf(index);
        return new RuleOrigin(source.File, line, column);
    }

    /// <summary>The entry of a key that may be absent.</summary>
    public TomlEntry? Entry(string key)
    {
        known.Add(key);
        return table.TryGet(key, out var entry) ? entry : null;
    }

    public TomlString? Text(string key) => Expect<TomlString>(Entry(key), "a string");

    /// <summary>The text of a key that must be there and say something.</summary>
    public TomlString? RequiredText(string key)
    {
        Require(key);
        var text = Text(key);
        if (text is not { Text.Length: 0 })
        {
            return text;
        }

        Fail(text.Index, $"'{key}' is empty");
        return null;
    }

    /// <summary>Notes an error if the key is absent.</summary>
    public void Require(string key)
    {
        if (!Has(key))
        {
            Fail($"{what} has no '{key}'");
        }
    }

    public bool Has(string key) => table.TryGet(key, out _);

    /// <summary>The strings of an array; none if the key is absent.</summary>
    public IReadOnlyList<TomlString> Texts(string key)
    {
        var texts = new List<TomlString>();
        foreach (var item in Expect<TomlArray>(Entry(key), "an array of strings")?.Items ?? [])
        {
            if (item is TomlString { Text.Length: > 0 } text)
            {
                texts.Add(text);
            }
            else
            {
                Fail(item.Index, item is TomlString ? $"a string of '{key}' is empty" : $"'{key}' must hold strings, but this is {item.Kind}");
            }
        }

        return texts;
    }

    public bool Flag(string key) => Expect<TomlBoolean>(Entry(key), "true or false")?.Value ?? false;

    public int Number(string key, int low, int high)
    {
        var number = Expect<TomlInteger>(Entry(key), "a whole number");
        if (number is not null && (number.Value < low || number.Value > high))
        {
            Fail(number.Index, $"'{key}' is {number.Value.ToString(CultureInfo.InvariantCulture)}, but must be from {low} to {high}");
            return low;
        }

        return (int)(number?.Value ?? low);
    }

    public TomlDate? Date(string key) => Expect<TomlDate>(Entry(key), "a date without quotes, such as 2027-04-30");

    /// <summary>One of the words of an enumeration, in the order of its values.</summary>
    public TEnum Choice<TEnum>(string key, IReadOnlyList<(string Word, TEnum Value)> choices, TEnum absent)
        where TEnum : struct
    {
        if (Text(key) is not { } text)
        {
            return absent;
        }

        foreach (var (word, value) in choices)
        {
            if (word == text.Text)
            {
                return value;
            }
        }

        Fail(text.Index, $"'{key}' is '{text.Text}', but must be one of {string.Join(", ", choices.Select(choice => choice.Word))}");
        return absent;
    }

    /// <summary>An inner table; null if it is absent.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="header">How it is written, for messages; null for the key in brackets.</param>
    public TomlTableReader? Table(string key, string? header = null) =>
        Expect<TomlTable>(Entry(key), "a table") is { } inner ? Inner(inner, header ?? $"[{key}]") : null;

    /// <summary>The tables under a <c>[[header]]</c>; none if there are none.</summary>
    public IReadOnlyList<TomlTableReader> Tables(string key, string header)
    {
        var tables = new List<TomlTableReader>();
        foreach (var item in Expect<TomlArray>(Entry(key), $"an array of tables, {header}")?.Items ?? [])
        {
            if (item is TomlTable inner)
            {
                tables.Add(Inner(inner, header));
            }
            else
            {
                Fail(item.Index, $"'{key}' must hold tables, {header}, but this is {item.Kind}");
            }
        }

        return tables;
    }

    /// <summary>Notes an error for every key that nobody asked for. Called last.</summary>
    public void RefuseUnknown()
    {
        foreach (var entry in table.Entries)
        {
            if (!known.Contains(entry.Key))
            {
                var kind = entry.Value is TomlTable or TomlArray { OfTables: true } ? "table" : "key";
                var nearest = NearestName.Question(entry.Key, known);
                Fail(entry.Index, $"{what} knows no {kind} '{entry.Key}'{nearest}");
            }
        }
    }

    private TomlTableReader Inner(TomlTable inner, string header) => new(inner, header, source, errors);

    private TValue? Expect<TValue>(TomlEntry? entry, string expected)
        where TValue : TomlValue
    {
        if (entry is not null and not { Value: TValue })
        {
            Fail(entry.Value.Index, $"'{entry.Key}' must be {expected}, but is {entry.Value.Kind}");
        }

        return entry?.Value as TValue;
    }
}
