using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace TokenGuard.Scanning.Reports;

/// <summary>How TokenGuard writes JSON: indented, readable, and never a raw control or format character.</summary>
public static class ReportJson
{
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(Readable());

    public static Utf8JsonWriter Create(Stream output) => new(output, new JsonWriterOptions
    {
        Indented = true,
        NewLine = "\n",
        Encoder = Encoder,
    });

    /// <summary>Writes a property, or nothing for null.</summary>
    public static void WriteOptional(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    public static void WriteObject(this Utf8JsonWriter json, string name, Action write)
    {
        json.WriteStartObject(name);
        write();
        json.WriteEndObject();
    }

    /// <summary>Writes an array with one object per item.</summary>
    public static void WriteObjects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // The encoder escapes control characters by itself, but not those that reorder or hide text.
    private static TextEncoderSettings Readable()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        settings.ForbidCharacters([.. Enumerable.Range(0, char.MaxValue + 1).Select(value => (char)value)
            .Where(letter => char.GetUnicodeCategory(letter) == UnicodeCategory.Format)]);
        return settings;
    }
}
