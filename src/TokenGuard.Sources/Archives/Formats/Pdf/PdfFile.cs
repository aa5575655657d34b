namespace TokenGuard.Sources.Archives.Formats.Pdf;

/// <summary>
/// The objects of a PDF file. They are found by looking at the whole file, and never by its directory: that may be broken,
/// lie or lead in circles. Of several objects of one number the last one counts.
/// </summary>
internal sealed class PdfFile
{
    private const int LargestFile = 64 << 20;
    /// <summary>Of longer streams the beginning is read.</summary>
    public const int LargestStream = 16 << 20;
    private const int LargestPacks = 64 << 20;
    private const int MostReferences = 16;
    private const int ChunkLength = 64 << 10;

    private readonly ArchiveInput input;
    private readonly Dictionary<int, (ReadOnlyMemory<byte> Bytes, int Offset)> places = [];
    private readonly HashSet<int> pages = [];
    private int packs;

    private PdfFile(ArchiveInput input) => this.input = input;

    /// <summary>The numbers of all objects, in their order.</summary>
    public IEnumerable<int> Numbers => places.Keys.Order();

    /// <summary>The numbers of all pages, in their order in the file.</summary>
    public IReadOnlyCollection<int> Pages => pages;

    /// <summary>Where its tree of pages begins; null if nothing says so.</summary>
    public PdfReference? Catalog { get; private set; }

    public bool IsEncrypted { get; private set; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="ArchiveLimitException">It is too large.</exception>
    public static PdfFile Read(ArchiveInput input)
    {
        var content = input.OpenSeekable();
        if (content.Length > LargestFile)
        {
            throw new ArchiveLimitException($"is larger than {LargestFile >> 20} MB");
        }

        var bytes = new byte[content.Length];
        for (int filled = 0, count; filled < bytes.Length; filled += count)
        {
            count = content.Read(bytes, filled, Math.Min(ChunkLength, bytes.Length - filled));
            if (count == 0)
            {
                throw new EndOfStreamException("its end is missing");
            }
        }

        var file = new PdfFile(input);
        file.FindObjects(bytes);
        return file;
    }

    /// <summary>What a value points to, or the value itself; null for what does not exist or only points around.</summary>
    public object? Resolve(object? value)
    {
        for (var i = 0; value is PdfReference reference; i++)
        {
            if (i == MostReferences || !places.TryGetValue(reference.Number, out var place))
            {
                return null;
            }

            value = Load(place.Bytes, place.Offset);
        }

        return value;
    }

    /// <summary>A dictionary, also that of a stream.</summary>
    public PdfDictionary? Dictionary(object? value) => Resolve(value) switch
    {
        PdfDictionary dictionary => dictionary,
        PdfStream stream => stream.Dictionary,
        _ => null,
    };

    /// <summary>The content of a stream; the beginning of one that is damaged or very large, and nothing of a picture.</summary>
    /// <exception cref="ArchiveLimitException">A limit was reached.</exception>
    public ReadOnlyMemory<byte> Unpack(PdfStream stream)
    {
        var content = new MemoryStream();
        var chunk = new byte[(int)Math.Min(ChunkLength, 512 + (4L * stream.Packed.Length))];
        input.GoOn();
        try
        {
            using var unpacked = PdfFilters.Open(stream, this, input);
            while (unpacked.Read(chunk, 0, chunk.Length) is > 0 and var count)
            {
                content.Write(chunk, 0, count);
                if (content.Length > LargestStream)
                {
                    input.NoteDamage($"has a stream of more than {LargestStream >> 20} MB, of which the beginning was read");
                    break;
                }

                input.GoOn();
            }
        }
        catch (NotSupportedException)
        {
            // Pictures hold no text.
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException)
        {
            input.NoteDamage($"has a damaged stream: {failure.Message}");
        }

        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }

    private void FindObjects(ReadOnlyMemory<byte> bytes)
    {
        for (int at = 0, next; at < bytes.Length; at = next)
        {
            var found = bytes.Span[at..].IndexOf("obj"u8);
            var end = found < 0 ? bytes.Length : at + found;
            FindTrailers(bytes[..end], at);
            next = end + 3;
            if (found >= 0 && NumberBefore(bytes.Span, end) is { } number)
            {
                next = AddObject(bytes, number, next);
            }
        }
    }

    private void FindTrailers(ReadOnlyMemory<byte> bytes, int from)
    {
        for (int found; (found = bytes.Span[from..].IndexOf("trailer"u8)) >= 0;)
        {
            from += found + 7;
            var lexer = new PdfLexer(bytes, from);
            AddTrailer(Read(lexer) as PdfDictionary);
            from = lexer.Position;
        }
    }

    private void AddTrailer(PdfDictionary? trailer)
    {
        IsEncrypted |= trailer?["Encrypt"] is not null;
        Catalog = trailer?["Root"] as PdfReference ?? Catalog;
    }

    /// <returns>Where to go on.</returns>
    private int AddObject(ReadOnlyMemory<byte> bytes, int number, int offset)
    {
        input.GoOn();
        var lexer = new PdfLexer(bytes, offset);
        var value = WithStream(bytes, lexer, Read(lexer));
        Add(number, bytes, offset, value);
        if (value is PdfStream stream)
        {
            if (lexer.Position == bytes.Length)
            {
                input.NoteDamage("has a damaged stream: its end is missing");
            }

            if (stream.Dictionary.Is("Type", "XRef"))
            {
                AddTrailer(stream.Dictionary);
            }
            else if (stream.Dictionary.Is("Type", "ObjStm"))
            {
                AddPacked(stream);
            }
        }

        return lexer.Position;
    }

    private void Add(int number, ReadOnlyMemory<byte> bytes, int offset, object? value)
    {
        places[number] = (bytes, offset);
        pages.Remove(number);
        if (value is PdfDictionary dictionary)
        {
            Catalog ??= dictionary.Is("Type", "Catalog") ? new PdfReference(number) : null;
            if (dictionary.Is("Type", "Page"))
            {
                pages.Add(number);
            }
        }
    }

    // Section 7.5.7: a stream of objects begins with their numbers and places.
    private void AddPacked(PdfStream stream)
    {
        if (IsEncrypted)
        {
            return;
        }

        var bytes = Unpack(stream);
        packs += bytes.Length;
        if (packs > LargestPacks)
        {
            throw new ArchiveLimitException($"holds more than {LargestPacks >> 20} MB of packed objects");
        }

        var head = new PdfLexer(bytes, 0);
        var first = stream.Dictionary["First"] is double start ? (int)Math.Clamp(start, 0, bytes.Length) : 0;
        while (head.Position < first && head.Read() is double number && head.Read() is double offset)
        {
            input.GoOn();
            if (number is >= 0 and < int.MaxValue && offset >= 0 && first + offset < bytes.Length)
            {
                var at = first + (int)offset;
                Add((int)number, bytes, at, Read(new PdfLexer(bytes, at)));
            }
        }
    }

    private object? Load(ReadOnlyMemory<byte> bytes, int offset)
    {
        input.GoOn();
        var lexer = new PdfLexer(bytes, offset);
        return WithStream(bytes, lexer, Read(lexer));
    }

    private object? Read(PdfLexer lexer)
    {
        try
        {
            return lexer.Read();
        }
        catch (InvalidDataException failure)
        {
            input.NoteDamage(failure.Message);
            return null;
        }
    }

    private static object? WithStream(ReadOnlyMemory<byte> bytes, PdfLexer lexer, object? value)
    {
        if (value is not PdfDictionary dictionary)
        {
            return value;
        }

        lexer.SkipSpace();
        var rest = bytes.Span[lexer.Position..];
        if (!rest.StartsWith("stream"u8))
        {
            return value;
        }

        var start = lexer.Position + 6;
        start += rest[6..].StartsWith("\r\n"u8) ? 2 : rest.Length > 6 && rest[6] is (byte)'\n' or (byte)'\r' ? 1 : 0;
        var length = LengthOf(bytes.Span[start..], dictionary["Length"]);
        lexer.Position = start + length;
        return new PdfStream(dictionary, bytes.Slice(start, length));
    }

    // The length is believed where the end's mark follows it.
    private static int LengthOf(ReadOnlySpan<byte> rest, object? told)
    {
        if (told is double length && length >= 0 && length <= rest.Length
            && rest[(int)length..Math.Min(rest.Length, (int)length + 12)].IndexOf("endstream"u8) >= 0)
        {
            return (int)length;
        }

        var end = rest.IndexOf("endstream"u8);
        return end < 0 ? rest.Length : end;
    }

    /// <summary>The number of the object whose keyword stands at a place; null if none is there.</summary>
    private static int? NumberBefore(ReadOnlySpan<byte> bytes, int keyword)
    {
        var at = keyword;
        if (!GoBack(bytes, ref at, space: true, 0) || !GoBack(bytes, ref at, space: false, 1) || !GoBack(bytes, ref at, space: true, 1))
        {
            return null;
        }

        var end = at;
        return GoBack(bytes, ref at, space: false, 1) && int.TryParse(bytes[at..end], out var number) ? number : null;
    }

    private static bool GoBack(ReadOnlySpan<byte> bytes, ref int at, bool space, int least)
    {
        const int Most = 12;
        var from = at;
        while (at > 0 && from - at < Most && (space ? PdfLexer.IsSpace(bytes[at - 1]) : char.IsAsciiDigit((char)bytes[at - 1])))
        {
            at--;
        }

        return from - at >= least;
    }
}
