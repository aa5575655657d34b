using System.Text;

namespace TokenGuard.Engine.Rules.Binary;

/// <summary>Writes numbers and texts compactly; a text that came before is written as its number.</summary>
internal sealed class BinaryTextWriter
{
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
    private readonly List<byte> bytes = [];

    public byte[] ToArray() => [.. bytes];

    /// <summary>Writes a number of at least 0 in groups of seven bits, the lowest first.</summary>
    public void Number(int number)
    {
        var rest = (uint)number;
        for (; rest >= 0x80; rest >>= 7)
        {
            bytes.Add((byte)(rest | 0x80));
        }

        bytes.Add((byte)rest);
    }

    public void Flag(bool flag) => Number(flag ? 1 : 0);

    /// <summary>Writes 0 and the text the first time, its number from 1 on later.</summary>
    public void Text(string text)
    {
        if (seen.TryGetValue(text, out var number))
        {
            Number(number);
            return;
        }

        seen.Add(text, seen.Count + 1);
        var encoded = Encoding.UTF8.GetBytes(text);
        Number(0);
        Number(encoded.Length);
        bytes.AddRange(encoded);
    }

    public void OptionalText(string? text)
    {
        Flag(text is not null);
        if (text is not null)
        {
            Text(text);
        }
    }

    public void Texts(IReadOnlyList<string> texts) => List(texts, Text);

    public void List<T>(IReadOnlyList<T> items, Action<T> write)
    {
        Number(items.Count);
        foreach (var item in items)
        {
            write(item);
        }
    }
}
