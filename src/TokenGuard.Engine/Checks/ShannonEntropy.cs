namespace TokenGuard.Engine.Checks;

/// <summary>Shannon entropy of a value's bytes.</summary>
internal static class ShannonEntropy
{
    /// <summary>Bits per byte, 0 to 8.</summary>
    public static double PerByte(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            return 0;
        }

        Span<int> counts = stackalloc int[256];
        counts.Clear();
        foreach (var b in value)
        {
            counts[b]++;
        }

        var sum = 0.0;
        foreach (var count in counts)
        {
            if (count > 0)
            {
                sum += count * Math.Log(count);
            }
        }

        return (Math.Log(value.Length) - (sum / value.Length)) / Math.Log(2);
    }
}
