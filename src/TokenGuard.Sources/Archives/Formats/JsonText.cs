using System.Text;
using System.Text.Json;

namespace TokenGuard.Sources.Archives.Formats;

/// <summary>Reads JSON files that hold texts, and takes texts out of them.</summary>
internal static class JsonText
{
    /// <summary>Larger ones are read as files like any other: what a document costs in memory is many times its size.</summary>
    private const int LargestDocument = 16 << 20;

    /// <exception cref="OtherFormatException">It is no JSON, or too large.</exception>
    public static JsonDocument Parse(ArchiveInput input)
    {
        var content = input.OpenSeekable();
        var bytes = new MemoryStream();
        var buffer = new byte[64 << 10];
        while (content.Read(buffer, 0, buffer.Length) is > 0 and var count)
        {
            bytes.Write(buffer, 0, count);
            if (bytes.Length > LargestDocument)
            {
                throw new OtherFormatException();
            }
        }

        try
        {
            return JsonDocument.Parse(WithoutMark(bytes));
        }
        catch (JsonException)
        {
            throw new OtherFormatException();
        }
    }

    /// <summary>A property, or nothing.</summary>
    public static JsonElement? Get(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    /// <summary>The items of an array; none of what is no array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>A text; empty for nothing, JSON for what is no text. Several texts in an array are one.</summary>
    public static string Text(this JsonElement? element) => element switch
    {
        null or { ValueKind: JsonValueKind.Null } => "",
        { ValueKind: JsonValueKind.String } text => Unescaped(text),
        { ValueKind: JsonValueKind.Array } lines when lines.EnumerateArray().All(line => line.ValueKind == JsonValueKind.String) =>
            string.Concat(lines.EnumerateArray().Select(Unescaped)),
        { } other => other.GetRawText(),
    };

    /// <summary>A text as the content of a member.</summary>
    public static Stream Content(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text), writable: false);

    // Half of a surrogate pair may stand in JSON, but in no text.
    private static string Unescaped(JsonElement text)
    {
        try
        {
            return text.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return text.GetRawText();
        }
    }

    private static ReadOnlyMemory<byte> WithoutMark(MemoryStream bytes)
    {
        var content = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        return content.Span.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content;
    }
}
