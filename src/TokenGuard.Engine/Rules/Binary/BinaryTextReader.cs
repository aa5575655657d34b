using System.Text;

namespace TokenGuard.Engine.Rules.Binary;

/// <summary>Reads what <see cref="BinaryTextWriter"/> wrote, and trusts no length.</summary>
internal sealed class BinaryTextReader(byte[] bytes)
{
    private readonly List<string> seen = [];
    private int index;

    public int Number()
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

    public string Text()
    {
        var number = Number();
        if (number > 0)
        {
            return number <= seen.Count ? seen[number - 1] : throw Damaged("a text is missing");
        }

        var length = Number();
        if (length > bytes.Length - index)
        {
            throw Damaged("a text is cut short");
        }

        var text = Encoding.UTF8.GetString(bytes, index, length);
        index += length;
        seen.Add(text);
        return text;
    }

    public string? OptionalText() => Flag() ? Text() : null;

    public string[] Texts() => List(Text);

    public T[] List<T>(Func<T> read)
    {
        var count = Number();
        // Every item takes at least one byte.
        if (count > bytes.Length - index)
        {
            throw Damaged("a list is cut short");
        }

        var items = new T[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = read();
        }

        return items;
    }

    public void ExpectEnd()
    {
        if (index < bytes.Length)
        {
            throw Damaged("something follows the end");
        }
    }

    private static RuleCatalogException Damaged(string cause) => new($"the compiled rules are damaged: {cause}");
}
