namespace TokenGuard.Engine.Rules.Examples;

/// <summary>
/// A small generator that gives the same numbers on every framework. Source: Steele, Lea, Flood, "Fast splittable
/// pseudorandom number generators", 2014.
/// </summary>
internal sealed class SplitMix64(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number below <paramref name="bound"/>. Its bias is below 2^-32 for the small bounds used here.</summary>
    public int Next(int bound) => (int)((Next() >> 32) * (ulong)bound >> 32);

    public byte[] NextBytes(int count)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
        {
            bytes[i] = (byte)(Next() >> 56);
        }

        return bytes;
    }
}
