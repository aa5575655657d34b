using System.Text.Json;

namespace TokenGuard.TokenApi.Answers;

/// <summary>JSON values as rules see them.</summary>
internal static class JsonKinds
{
    public static bool IsOf(JsonElement element, string type) => type switch
    {
        "integer" => element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out _),
        "number" => element.ValueKind == JsonValueKind.Number,
        "string" => element.ValueKind == JsonValueKind.String,
        "boolean" => element.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => element.ValueKind == JsonValueKind.Null,
        "array" => element.ValueKind == JsonValueKind.Array,
        _ => element.ValueKind == JsonValueKind.Object,
    };

    /// <summary>The text of a value, or of each value of a list; none for objects and null.</summary>
    public static IEnumerable<string> TextsOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [TextOf(element)],
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => [element.GetRawText()],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(TextsOf),
        _ => [],
    };

    // Half of a surrogate pair is valid JSON and no text.
    private static string TextOf(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }
}
