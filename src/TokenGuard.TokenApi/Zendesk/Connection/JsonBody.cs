using System.Text.Json;

namespace TokenGuard.TokenApi.Zendesk.Connection;

/// <summary>Writes the bodies of requests: one object in a named envelope.</summary>
internal static class JsonBody
{
    public static byte[] Of(string envelope, Action<Utf8JsonWriter> write)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteStartObject(envelope);
            write(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return body.ToArray();
    }

    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
