namespace TokenGuard.Engine.Rules.Binary;

/// <summary>Reads what <see cref="BinaryTextWriter"/> wrote, and trusts no length.</summary>
internal sealed class BinaryTextReader
{
    private readonly ReadOnlyMemory<byte> bytes;
    private readonly TextTable texts;
    private readonly int end;
    private int index;

    /// <param name="bytes">They must not change any more: records are read when they are asked for.</param>
    /// <param name="start">Where to begin.</param>
    public BinaryTextReader(ReadOnlyMemory<byte> bytes, int start)
    {
        this.bytes = bytes;
        texts = new TextTable(bytes, start);
        index = texts.End;
        end = bytes.Length;
    }

    private BinaryTextReader(ReadOnlyMemory<byte> bytes, TextTable texts, int start, int end)
    {
        this.bytes = bytes;
        this.texts = texts;
        this.end = end;
        index = start;
    }

    public int Number() => Number(bytes.Span[..end], ref index);

    /// <summary>A list of numbers.</summary>
    public int[] Numbers()
    {
        var numbers = new int[Count()];
        var span = bytes.Span[..end];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = Number(span, ref index);
        }

        return numbers;
    }

    private static int Number(ReadOnlySpan<byte> bytes, ref int index)
    {
        var number = 0u;
        for (var shift = 0; shift < 35; shift += 7)
        {
            if (index == bytes.Length)
            {
                throw Damaged("a number is cut short");
            }

            var next = bytes[index++];
            number |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return number <= int.MaxValue ? (int)number : throw Damaged("a number is too large");
            }
        }

        throw Damaged("a number does not end");
    }

    public bool Flag() => Number() switch
    {
        0 => false,
        1 => true,
        _ => throw Damaged("neither true nor false"),
    };

    public TEnum Choice<TEnum>(TEnum highest)
        where TEnum : struct, Enum
    {
        var number = Number();
        return number <= Convert.ToInt32(highest) ? (TEnum)Enum.ToObject(typeof(TEnum), number) : throw Damaged("there is no such choice");
    }

    public string Text() => texts.At(Number()) ?? throw Damaged("a text is missing");

    public string? OptionalText() => Flag() ? Text() : null;

    public string[] Texts() => List(Text);

    public T[] List<T>(Func<T> read)
    {
        var count = Count();
        T[] items = count == 0 ? [] : new T[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = read();
        }

        return items;
    }

    public byte[] Bytes()
    {
        var length = Number();
        Skip(length);
        return bytes.Span.Slice(index - length, length).ToArray();
    }

    /// <summary>Finds the records of a list and reads each when it is asked for.</summary>
    public LazyList<T> Records<T>(Func<BinaryTextReader, T> read)
        where T : class
    {
        var lengths = Numbers();
        var starts = new int[lengths.Length];
        for (var i = 0; i < lengths.Length; i++)
        {
            starts[i] = index;
            Skip(lengths[i]);
        }

        return new LazyList<T>(lengths.Length, i =>
        {
            var record = new BinaryTextReader(bytes, texts, starts[i], starts[i] + lengths[i]);
            var item = read(record);
            record.ExpectEnd();
            return item;
        });
    }

    public void ExpectEnd()
    {
        if (index < end)
        {
            throw Damaged("something follows the end");
        }
    }

    private int Count()
    {
        // Every item takes at least one byte.
        var count = Number();
        return count <= end - index ? count : throw Damaged("a list is cut short");
    }

    private void Skip(int length)
    {
        if (length > end - index)
        {
            throw Damaged("a list is cut short");
        }

        index += length;
    }

    private static RuleCatalogException Damaged(string cause) => new($"the compiled rules are damaged: {cause}");
}
