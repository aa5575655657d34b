using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace TokenGuard.Sources.Archives.Formats;

/// <summary>
/// Patches, alone or in mail: a text as before (<see cref="PatchBlob"/>), and each binary file that git has put into it.
/// </summary>
/// <remarks>Of a file that is written as a difference the difference is read: what was added stands in it.</remarks>
internal sealed class PatchFormat : IArchiveFormat
{
    private const int LongestLine = 8192;
    private const int LargestHunk = 32 << 20;

    private static readonly string[] Extensions = [".patch", ".diff", ".mbox"];

    public bool IsDocument => false;

    public bool Recognizes(ReadOnlySpan<byte> head, ReadOnlySpan<char> name)
    {
        foreach (var extension in Extensions)
        {
            if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                return head.IndexOf((byte)0) < 0;
            }
        }

        return head.StartsWith("diff --git "u8) || head.IndexOf("\ndiff --git "u8) >= 0;
    }

    public IEnumerable<ArchiveMember> Read(ArchiveInput input)
    {
        var lines = new BufferedStream(input.OpenSeekable(), 64 << 10);
        var path = "";
        var anyRead = false;
        var line = new byte[LongestLine];
        while (ReadLine(lines, line) is >= 0 and var length)
        {
            if (line.AsSpan(0, length).StartsWith("diff --git "u8))
            {
                path = PathOf(Encoding.UTF8.GetString(line, 0, length));
            }
            else if (line.AsSpan(0, length).SequenceEqual("GIT binary patch"u8))
            {
                foreach (var folder in new[] { "", "before/" })
                {
                    if (ReadHunk(lines, line) is { Length: > 0 } hunk)
                    {
                        anyRead = true;
                        yield return new ArchiveMember(folder + MemberName.Of(path), () =>
                            new ExactStream(input.Unpacked(new ZLibStream(hunk.Packed, CompressionMode.Decompress)), hunk.Length));
                    }
                }
            }
        }

        if (!anyRead)
        {
            throw new OtherFormatException();
        }
    }

    // "literal 12" or "delta 12", and lines up to an empty one.
    private static (long Length, MemoryStream Packed)? ReadHunk(Stream lines, byte[] line)
    {
        var head = Encoding.Latin1.GetString(line, 0, Math.Max(0, ReadLine(lines, line)));
        if (head.Split(' ') is not ["literal" or "delta", var told] || !uint.TryParse(told, NumberStyles.None, CultureInfo.InvariantCulture, out var unpacked))
        {
            return null;
        }

        var packed = new MemoryStream();
        while (ReadLine(lines, line) is > 0 and var length && GitBase85.TryAdd(line.AsSpan(0, length), packed))
        {
            if (packed.Length > LargestHunk)
            {
                throw new ArchiveLimitException($"holds a binary file of more than {LargestHunk >> 20} MB");
            }
        }

        packed.Position = 0;
        return (unpacked, packed);
    }

    private static string PathOf(string line)
    {
        var start = line.LastIndexOf(" b/", StringComparison.Ordinal) is >= 0 and var plain ? plain + 3
            : line.LastIndexOf(" \"b/", StringComparison.Ordinal) is >= 0 and var quoted ? quoted + 4
            : line.LastIndexOf(' ') + 1;
        return line[start..].TrimEnd('"');
    }

    /// <summary>Reads a line without its end; of a longer one the beginning.</summary>
    /// <returns>Its length, or -1 at the end.</returns>
    private static int ReadLine(Stream lines, byte[] line)
    {
        int length = 0, b = lines.ReadByte();
        if (b < 0)
        {
            return -1;
        }

        for (; b >= 0 && b != '\n'; b = lines.ReadByte())
        {
            if (length < line.Length)
            {
                line[length++] = (byte)b;
            }
        }

        return length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    }
}
