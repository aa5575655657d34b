using System.Text;
using System.Text.Json;

namespace TokenGuard.Sources.Archives.Formats;

/// <summary>HTTP archives (HAR 1.2), which browsers save: each request and each response as they went over the line.</summary>
internal sealed class HarFormat : IArchiveFormat
{
    public bool IsDocument => false;

    public bool Recognizes(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) =>
        head.TrimStart("\u00EF\u00BB\u00BF \t\r\n"u8).StartsWith("{"u8) && head.IndexOf("\"log\""u8) >= 0
        && (name.EndsWith(".har", StringComparison.OrdinalIgnoreCase) || head.IndexOf("\"creator\""u8) >= 0);

    public IEnumerable<ArchiveMember> Read(ArchiveInput input)
    {
        using var document = JsonText.Parse(input);
        if (document.RootElement.Get("log")?.Get("entries") is not { ValueKind: JsonValueKind.Array } entries)
        {
            throw new OtherFormatException();
        }

        foreach (var (index, entry) in entries.EnumerateArray().Index())
        {
            var name = $"entry-{index + 1}";
            if (entry.Get("request") is { } request)
            {
                yield return new ArchiveMember($"{name}/request", () => JsonText.Content(RequestOf(request, entry)));
            }

            if (entry.Get("response") is { } response)
            {
                var content = response.Get("content");
                var isBase64 = content?.Get("encoding").Text() == "base64";
                var head = HeadOf($"{response.Get("status").Text()} {response.Get("statusText").Text()}", response);
                yield return new ArchiveMember($"{name}/response", () => JsonText.Content(isBase64 ? head : head + content?.Get("text").Text()));
                if (isBase64)
                {
                    yield return new ArchiveMember($"{name}/response/body", () => Decoded(content!.Value));
                }
            }
        }
    }

    private static string RequestOf(JsonElement request, JsonElement entry)
    {
        var text = new StringBuilder(HeadOf($"{request.Get("method").Text()} {request.Get("url").Text()}", request));
        text.Append(request.Get("postData")?.Get("text").Text()).Append('\n');
        foreach (var parameter in request.Get("postData")?.Get("params").Items() ?? [])
        {
            text.Append(parameter.Get("name").Text()).Append('=').Append(parameter.Get("value").Text()).Append('\n');
        }

        foreach (var message in entry.Get("_webSocketMessages").Items())
        {
            text.Append(message.Get("data").Text()).Append('\n');
        }

        return text.ToString();
    }

    private static string HeadOf(string first, JsonElement message)
    {
        var text = new StringBuilder(first).Append('\n');
        foreach (var header in message.Get("headers").Items())
        {
            text.Append(header.Get("name").Text()).Append(": ").Append(header.Get("value").Text()).Append('\n');
        }

        return text.Append('\n').ToString();
    }

    private static MemoryStream Decoded(JsonElement content) => content.Get("text") is { ValueKind: JsonValueKind.String } text
        ? new MemoryStream(text.TryGetBytesFromBase64(out var bytes) ? bytes : Encoding.UTF8.GetBytes(text.GetString()!), writable: false)
        : new MemoryStream();
}
