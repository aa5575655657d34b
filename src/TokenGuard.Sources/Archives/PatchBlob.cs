using System.Globalization;
using System.Text;

namespace TokenGuard.Sources.Archives;

/// <summary>
/// A patch in which the marks of added and of removed lines are spaces, so that lines read as they stand in files. Every other
/// byte is what and where it was.
/// </summary>
/// <param name="patch">The patch; it stays its owner's.</param>
internal sealed class PatchBlob(Blob patch) : Blob(patch.Provenance)
{
    private const int LongestHead = 80;

    private readonly List<byte> line = new(LongestHead);
    private bool isLineStart = true;
    private long oldLines;
    private long newLines;
    private byte[]? whole;

    public override long? Length => patch.Length;

    public override int Read(Span<byte> buffer)
    {
        var count = patch.Read(buffer);
        Clean(buffer[..count]);
        return count;
    }

    public override bool TryGetContent(out ReadOnlyMemory<byte> content)
    {
        if (!patch.TryGetContent(out content))
        {
            return false;
        }

        if (whole is null)
        {
            whole = content.ToArray();
            Clean(whole);
        }

        content = whole;
        return true;
    }

    private bool IsInHunk => oldLines > 0 || newLines > 0;

    private void Clean(Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (isLineStart && IsInHunk)
            {
                CleanMark(ref bytes[0]);
            }

            var end = bytes.IndexOf((byte)'\n');
            var part = end < 0 ? bytes : bytes[..end];
            if (!IsInHunk && line.Count < LongestHead)
            {
                line.AddRange(part[..Math.Min(part.Length, LongestHead - line.Count)]);
            }

            isLineStart = end >= 0;
            if (isLineStart)
            {
                ReadHead();
                line.Clear();
            }

            bytes = bytes[(isLineStart ? end + 1 : bytes.Length)..];
        }
    }

    private void CleanMark(ref byte mark)
    {
        switch (mark)
        {
            case (byte)'+':
                newLines--;
                mark = (byte)' ';
                break;
            case (byte)'-':
                oldLines--;
                mark = (byte)' ';
                break;
            case (byte)'\\':
                break;
            case (byte)' ' or (byte)'\n' or (byte)'\r':
                (oldLines, newLines) = (oldLines - 1, newLines - 1);
                break;
            default:
                (oldLines, newLines) = (0, 0);
                break;
        }
    }

    // "@@ -1,2 +3,4 @@", where a number that is 1 may be missing.
    private void ReadHead()
    {
        var text = Encoding.Latin1.GetString([.. line]);
        if (text.StartsWith("@@ -", StringComparison.Ordinal) && text.Split(' ') is [_, var old, ['+', ..] added, "@@" or "@@\r", ..])
        {
            (oldLines, newLines) = (CountOf(old), CountOf(added));
        }
    }

    private static long CountOf(string range)
    {
        var comma = range.IndexOf(',', StringComparison.Ordinal);
        return comma < 0 ? 1 : uint.TryParse(range.AsSpan(comma + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
    }
}
