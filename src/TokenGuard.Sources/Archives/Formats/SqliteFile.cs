using System.Buffers.Binary;
using System.Collections;
using System.Text;

namespace TokenGuard.Sources.Archives.Formats;

/// <summary>
/// The pages of a SQLite database: trees whose leaves hold rows, and chains of pages for what does not fit into one. Format:
/// sqlite.org/fileformat2.html.
/// </summary>
/// <remarks>No page is read twice as part of a tree: what points back to one is damage, and not a loop.</remarks>
internal sealed class SqliteFile
{
    /// <summary>The length of the header of the file.</summary>
    public const int HeaderLength = 100;

    private const int LongestRow = 4 << 20;
    private const int TableInterior = 0x05;
    private const int TableLeaf = 0x0D;
    private const int IndexInterior = 0x02;
    private const int IndexLeaf = 0x0A;

    private readonly Stream stream;
    private readonly int pageLength;
    private readonly int usable;
    private readonly long pages;
    private readonly int firstFree;
    private readonly BitArray seen;

    public SqliteFile(Stream stream)
    {
        this.stream = stream;
        Span<byte> header = stackalloc byte[HeaderLength];
        stream.Position = 0;
        stream.ReadExactly(header);
        pageLength = BinaryPrimitives.ReadUInt16BigEndian(header[16..]) is var length and not 1 ? length : 65536;
        usable = pageLength - header[20];
        if (pageLength < 512 || (pageLength & (pageLength - 1)) != 0 || usable < 480)
        {
            throw new InvalidDataException("its pages have no possible length");
        }

        pages = Math.Min(stream.Length / pageLength, int.MaxValue - 1);
        firstFree = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(header[32..]), int.MaxValue);
        Encoding = BinaryPrimitives.ReadUInt32BigEndian(header[56..]) switch { 2 => Encoding.Unicode, 3 => Encoding.BigEndianUnicode, _ => Encoding.UTF8 };
        seen = new BitArray((int)pages + 1);
        Damage = stream.Length % pageLength == 0 ? null : "is cut off in the middle of a page";
    }

    /// <summary>How texts are encoded.</summary>
    public Encoding Encoding { get; }

    /// <summary>What is wrong with it, as far as it was read.</summary>
    public string? Damage { get; private set; }

    /// <summary>Lets all pages be read once more.</summary>
    public void ForgetSeen() => seen.SetAll(false);

    /// <summary>The rows of a tree, in its order; of very long ones the beginning.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Rows(int root)
    {
        var open = new Stack<int>([root]);
        while (open.TryPop(out var number))
        {
            if (Load(number) is not { } page)
            {
                continue;
            }

            var at = number == 1 ? HeaderLength : 0;
            var kind = page[at];
            var isInterior = kind is TableInterior or IndexInterior;
            var cells = kind is TableLeaf or IndexLeaf || isInterior ? BinaryPrimitives.ReadUInt16BigEndian(page.AsSpan(at + 3)) : 0;
            var pointers = at + (isInterior ? 12 : 8);
            if (isInterior)
            {
                open.Push((int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(page.AsSpan(at + 8)), int.MaxValue));
            }

            for (var i = 0; i < cells && pointers + (2 * i) + 2 <= page.Length; i++)
            {
                int cell = BinaryPrimitives.ReadUInt16BigEndian(page.AsSpan(pointers + (2 * i)));
                if (isInterior && cell + 4 <= page.Length)
                {
                    open.Push((int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(page.AsSpan(cell)), int.MaxValue));
                    cell += 4;
                }

                if (kind != TableInterior && cell < usable)
                {
                    yield return ReadCell(page, cell, kind == TableLeaf);
                }
            }
        }
    }

    /// <summary>The pages that hold what was deleted, as they are.</summary>
    public IEnumerable<byte[]> FreePages()
    {
        for (var trunk = firstFree; trunk > 0 && Load(trunk) is { } page;)
        {
            var count = Math.Min(BinaryPrimitives.ReadUInt32BigEndian(page.AsSpan(4)), (uint)(usable - 8) / 4);
            for (var i = 0; i < count; i++)
            {
                if (Load((int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(page.AsSpan(8 + (4 * i))), int.MaxValue)) is { } free)
                {
                    yield return free;
                }
            }

            trunk = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(page), int.MaxValue);
        }
    }

    private ReadOnlyMemory<byte> ReadCell(byte[] page, int at, bool isTable)
    {
        var length = SqliteRecord.ReadVarint(page, ref at);
        if (isTable)
        {
            SqliteRecord.ReadVarint(page, ref at);
        }

        var local = LocalLength(length, isTable);
        if (local == length)
        {
            return page.AsMemory(Math.Min(at, page.Length), (int)Math.Clamp(page.Length - at, 0, local));
        }

        var row = new MemoryStream();
        row.Write(page.AsSpan(Math.Min(at, page.Length), (int)Math.Clamp(page.Length - at, 0, local)));
        var next = at + local + 4 <= page.Length ? BinaryPrimitives.ReadUInt32BigEndian(page.AsSpan(at + (int)local)) : 0;

        // The rest of the row, page after page: values go on over the borders.
        while (row.Length < length && next > 0 && Load((int)Math.Min(next, int.MaxValue)) is { } overflow)
        {
            row.Write(overflow.AsSpan(4, (int)Math.Min(usable - 4, length - row.Length)));
            next = BinaryPrimitives.ReadUInt32BigEndian(overflow);
            if (row.Length > LongestRow)
            {
                Damage ??= "has a row of more than 4 MB, of which the beginning was read";
                break;
            }
        }

        return row.GetBuffer().AsMemory(0, (int)row.Length);
    }

    // Section 1.6: how much of a row stands in its page.
    private long LocalLength(long length, bool isTable)
    {
        var most = isTable ? usable - 35 : ((usable - 12) * 64 / 255) - 23;
        var least = ((usable - 12) * 32 / 255) - 23;
        var kept = least + ((length - least) % (usable - 4));
        return length <= most ? length : kept <= most ? kept : least;
    }

    private byte[]? Load(int number)
    {
        if (number < 1 || number > pages || seen[number])
        {
            Damage ??= $"points to page {number:N0}, which does not exist or belongs to something else";
            return null;
        }

        seen[number] = true;
        var page = new byte[pageLength];
        stream.Position = (number - 1L) * pageLength;
        stream.ReadExactly(page);
        return page;
    }
}
