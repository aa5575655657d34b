using System.Buffers.Binary;
using System.Text;

namespace TokenGuard.Engine.Rules.Binary;

/// <summary>
/// The texts of a compiled catalogue: their number, for each of them where it ends, and the texts with a zero behind each,
/// so that two of them never make up a token for those who scan our own program. Each is made a string when it is first
/// asked for.
/// </summary>
internal sealed class TextTable
{
    private readonly ReadOnlyMemory<byte> bytes;
    private readonly int ends;
    private readonly int start;
    private readonly string?[] texts;

    /// <param name="bytes">All bytes of the catalogue.</param>
    /// <param name="at">Where the table starts.</param>
    public TextTable(ReadOnlyMemory<byte> bytes, int at)
    {
        this.bytes = bytes;
        ends = at + sizeof(int);
        var count = ends <= bytes.Length ? NumberAt(at) : -1;
        if (count < 0 || count > (bytes.Length - ends) / sizeof(int))
        {
            throw Damaged();
        }

        start = ends + (count * sizeof(int));
        texts = new string?[count];
        End = StartOf(count);
    }

    /// <summary>Where the table ends.</summary>
    public int End { get; }

    /// <summary>The text with a number; null if there is none.</summary>
    public string? At(int number) => number >= texts.Length ? null : texts[number] ??= Read(number);

    /// <summary>The table of some texts.</summary>
    public static byte[] Write(IReadOnlyList<byte[]> texts)
    {
        var table = new byte[(texts.Count + 1) * sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(table, texts.Count);
        var end = 0;
        for (var i = 0; i < texts.Count; i++)
        {
            end += texts[i].Length;
            BinaryPrimitives.WriteInt32LittleEndian(table.AsSpan((i + 1) * sizeof(int)), end++);
        }

        return [.. table, .. texts.SelectMany(text => text.Append((byte)0))];
    }

    private string Read(int number)
    {
        var from = StartOf(number);
        var to = EndOf(number);
        return from <= to ? Encoding.UTF8.GetString(bytes.Span[from..to].ToArray()) : throw Damaged();
    }

    private int StartOf(int number) => number == 0 ? start : EndOf(number - 1) + 1;

    // A zero follows.
    private int EndOf(int number)
    {
        var length = NumberAt(ends + (number * sizeof(int)));
        return length >= 0 && length < bytes.Length - start ? start + length : throw Damaged();
    }

    private int NumberAt(int place) => BinaryPrimitives.ReadInt32LittleEndian(bytes.Span[place..]);

    private static RuleCatalogException Damaged() => new("the compiled rules are damaged: a text is cut short");
}
