using System.Text;

namespace TokenGuard.Engine.Rules.Examples;

/// <summary>A template with its placeholders filled.</summary>
public sealed class FilledExample
{
    private readonly byte[] bytes;

    internal FilledExample(byte[] bytes, IReadOnlyList<FilledPlaceholder> placeholders)
    {
        this.bytes = bytes;
        Placeholders = placeholders;
    }

    /// <summary>The filled text as UTF-8.</summary>
    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>By place; everything between them is the template's fixed text.</summary>
    public IReadOnlyList<FilledPlaceholder> Placeholders { get; }

    public override string ToString() => Encoding.UTF8.GetString(bytes);
}
