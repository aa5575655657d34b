using System.Text;

namespace TokenGuard.Engine.Rules.Binary;

/// <summary>
/// Writes numbers, and texts as their numbers in a table that stands in front, so that a part can be read without what
/// stands before it.
/// </summary>
internal sealed class BinaryTextWriter
{
    private readonly Dictionary<string, int> numbers;
    private readonly List<byte[]> texts;
    private readonly List<byte> bytes = [];

    public BinaryTextWriter()
    {
        numbers = new(StringComparer.Ordinal);
        texts = [];
    }

    private BinaryTextWriter(BinaryTextWriter whole)
    {
        numbers = whole.numbers;
        texts = whole.texts;
    }

    /// <summary>The table of texts and behind it what was written.</summary>
    public byte[] ToArray() => [.. TextTable.Write(texts), .. bytes];

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

    public void Text(string text)
    {
        if (!numbers.TryGetValue(text, out var number))
        {
            numbers.Add(text, number = texts.Count);
            texts.Add(Encoding.UTF8.GetBytes(text));
        }

        Number(number);
    }

    public void OptionalText(string? text)
    {
        Flag(text is not null);
        if (text is not null)
        {
            Text(text);
        }
    }

    public void Texts(IReadOnlyList<string> values) => List(values, Text);

    public void Bytes(byte[] values)
    {
        Number(values.Length);
        bytes.AddRange(values);
    }

    public void List<T>(IReadOnlyList<T> items, Action<T> write)
    {
        Number(items.Count);
        foreach (var item in items)
        {
            write(item);
        }
    }

    /// <summary>Writes items that can be read one without the others: their lengths, then themselves.</summary>
    public void Records<T>(IReadOnlyList<T> items, Action<BinaryTextWriter, T> write)
    {
        var records = items.Select(item =>
        {
            var record = new BinaryTextWriter(this);
            write(record, item);
            return record.bytes;
        }).ToList();
        List(records, record => Number(record.Count));
        records.ForEach(bytes.AddRange);
    }
}
