namespace TokenGuard.Sources.Archives.Formats.Pdf;

/// <summary>Undoes that each byte of a row was written as its difference from its neighbours. ISO 32000-1, section 7.4.4.4.</summary>
internal static class PdfPredictor
{
    /// <summary>The rows as they were.</summary>
    /// <param name="content">The rows as they are written.</param>
    /// <param name="length">The bytes of a row.</param>
    /// <param name="step">The bytes from one point to the next.</param>
    /// <param name="isPng">Whether each row says in a first byte how it was written; otherwise all have the difference from the left.</param>
    public static IEnumerable<byte[]> Decode(Stream content, int length, int step, bool isPng)
    {
        var above = new byte[length];
        while (true)
        {
            var kind = isPng ? content.ReadByte() : 1;
            var row = new byte[length];
            var count = kind < 0 ? 0 : content.ReadAtLeast(row, length, throwOnEndOfStream: false);
            if (count == 0)
            {
                yield break;
            }

            for (var i = 0; i < count; i++)
            {
                int left = i >= step ? row[i - step] : 0, up = above[i], corner = i >= step ? above[i - step] : 0;
                row[i] += (byte)(kind switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Nearest(left, up, corner), _ => 0 });
            }

            yield return count == length ? row : row[..count];
            above = row;
        }
    }

    private static int Nearest(int left, int up, int corner)
    {
        var sum = left + up - corner;
        int toLeft = Math.Abs(sum - left), toUp = Math.Abs(sum - up), toCorner = Math.Abs(sum - corner);
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
