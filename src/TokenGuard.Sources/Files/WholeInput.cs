using System.Text;

namespace TokenGuard.Sources.Files;

/// <summary>
/// Reads what is taken as a whole: configuration, rules, lists, reports. A pipe and <c>/dev/null</c> are as good as a file,
/// and what has no end is given up.
/// </summary>
public static class WholeInput
{
    /// <summary>More than any file that people write.</summary>
    public const int LargestWritten = 16 << 20;

    /// <summary>For what programs write: as much as an array takes.</summary>
    public static int LargestMade => Array.MaxLength;

    /// <summary>What does not tell its length may never end.</summary>
    private const int LargestStream = 256 << 20;

    private const int FirstPart = 1 << 16;

    /// <summary>Reads all of it.</summary>
    /// <param name="path">A file, a pipe or a device.</param>
    /// <param name="largest">The most bytes that it may hold.</param>
    /// <exception cref="IOException">It cannot be read, or is larger.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public static byte[] Read(string path, int largest = LargestWritten)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var length = file.CanSeek ? file.Length : 0;
        if (length == 0)
        {
            largest = Math.Min(largest, LargestStream);
        }

        return length > largest ? throw TooLarge(largest) : Read(file, (int)length, largest);
    }

    /// <summary>Reads all of it as lines.</summary>
    /// <exception cref="IOException">It cannot be read, or is larger than people write.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public static IReadOnlyList<string> ReadLines(string path)
    {
        using var reader = new StreamReader(new MemoryStream(Read(path)), Encoding.UTF8);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }

    // A file may grow while it is read, and what is made up by the system tells no length.
    private static byte[] Read(FileStream file, int length, int largest)
    {
        var bytes = new byte[length == 0 ? FirstPart : length];
        var filled = 0;
        while (true)
        {
            filled += file.ReadAtLeast(bytes.AsSpan(filled), bytes.Length - filled, throwOnEndOfStream: false);
            if (filled < bytes.Length || (length > 0 && file.Position >= file.Length))
            {
                return filled == bytes.Length ? bytes : bytes[..filled];
            }

            if (filled >= largest)
            {
                throw TooLarge(largest);
            }

            Array.Resize(ref bytes, (int)Math.Min(largest, bytes.Length * 2L));
        }
    }

    private static IOException TooLarge(int largest) => new($"it is larger than {largest >> 20} MiB, or has no end");
}
