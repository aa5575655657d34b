using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TokenGuard.Server.Sandbox.Http;

/// <summary>What the sandbox answers, whole and before a byte of it is sent.</summary>
internal sealed record Answer(int Status, string? ContentType, byte[] Body)
{
    /// <summary>An apostrophe as such: no browser reads these answers as a page.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public static Answer Empty(int status) => new(status, null, []);

    public static Answer Json(int status, JsonNode body) => new(status, "application/json; charset=utf-8", Encoding.UTF8.GetBytes(body.ToJsonString(Plain)));

    public static Answer Text(int status, string text) => new(status, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text));

    public static Answer Html(int status, string title) =>
        new(status, "text/html; charset=utf-8", Encoding.UTF8.GetBytes($"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>"));

    public Answer With(string header, string value) => this with { Headers = [.. Headers, new(header, value)] };
}
