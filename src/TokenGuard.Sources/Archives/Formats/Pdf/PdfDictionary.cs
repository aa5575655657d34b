namespace TokenGuard.Sources.Archives.Formats.Pdf;

/// <summary>A dictionary; of a key that stands twice the last value counts.</summary>
internal sealed class PdfDictionary
{
    private readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, object?>> Entries => values;

    /// <summary>A value as it is written, which may be a reference; null if there is none.</summary>
    public object? this[string key]
    {
        get => values.GetValueOrDefault(key);
        set => values[key] = value;
    }

    /// <summary>Whether a value is this name.</summary>
    public bool Is(string key, string name) => this[key] is PdfName value && value.Text == name;
}
