using System.Text.Json;

namespace TokenGuard.Sources.Archives.Formats;

/// <summary>Jupyter notebooks: each cell's source and each of its outputs is a text. Format: nbformat 4.</summary>
internal sealed class NotebookFormat : IArchiveFormat
{
    private static readonly string[] OutputTexts = ["text", "ename", "evalue", "traceback"];

    public bool IsDocument => false;

    public bool Recognizes(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) =>
        (name.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) || head.IndexOf("\"cell_type\""u8) >= 0) && head.TrimStart(" \t\r\n"u8).StartsWith("{"u8);

    public IEnumerable<ArchiveMember> Read(ArchiveInput input)
    {
        using var document = JsonText.Parse(input);
        if (document.RootElement.Get("nbformat") is null || document.RootElement.Get("cells") is not { ValueKind: JsonValueKind.Array } cells)
        {
            throw new OtherFormatException();
        }

        foreach (var (index, cell) in cells.EnumerateArray().Index())
        {
            var name = $"cell-{index + 1}";
            yield return Member(name, cell.Get("source").Text());
            foreach (var (number, output) in cell.Get("outputs").Items().Index())
            {
                yield return Member($"{name}/output-{number + 1}", OutputOf(output));
            }

            if (cell.Get("metadata") is { ValueKind: JsonValueKind.Object } metadata && metadata.EnumerateObject().Any())
            {
                yield return Member($"{name}/metadata", metadata.GetRawText());
            }
        }

        yield return Member("metadata", document.RootElement.Get("metadata").Text());
    }

    private static ArchiveMember Member(string name, string text) => new(name, () => JsonText.Content(text));

    private static string OutputOf(JsonElement output)
    {
        var texts = OutputTexts.Select(name => output.Get(name) is { ValueKind: JsonValueKind.Array } lines && name == "traceback"
            ? string.Join('\n', lines.EnumerateArray().Select(line => JsonText.Text(line)))
            : output.Get(name).Text());
        var data = output.Get("data") is { ValueKind: JsonValueKind.Object } kinds
            ? kinds.EnumerateObject().Where(kind => IsText(kind.Name)).Select(kind => JsonText.Text(kind.Value))
            : [];
        return string.Join('\n', texts.Concat(data).Where(text => text.Length > 0));
    }

    private static bool IsText(string mimeType) =>
        !mimeType.StartsWith("image/", StringComparison.Ordinal) || mimeType == "image/svg+xml";
}
