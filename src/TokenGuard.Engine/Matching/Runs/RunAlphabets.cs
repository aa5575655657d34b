using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Matching.Runs;

/// <summary>The bytes of each alphabet.</summary>
internal static class RunAlphabets
{
    public const int Count = (int)RunAlphabet.Base64 + 1;

    private static readonly byte[] AlphabetsOf = Build();

    public static ByteSet SetOf(RunAlphabet alphabet) => alphabet switch
    {
        RunAlphabet.Hexadecimal => ByteSet.Of("0123456789abcdefABCDEF"),
        RunAlphabet.Uuid => ByteSet.Of("0123456789abcdefABCDEF-"),
        RunAlphabet.Alphanumeric => NamedByteSets.Alnum,
        RunAlphabet.Word => NamedByteSets.Word.Union(ByteSet.Of("-")),
        _ => NamedByteSets.Word.Union(ByteSet.Of("-+/=")),
    };

    /// <summary>For each byte value one bit for each alphabet that has it.</summary>
    public static ReadOnlySpan<byte> Bits => AlphabetsOf;

    private static byte[] Build()
    {
        var bits = new byte[256];
        for (var alphabet = 0; alphabet < Count; alphabet++)
        {
            foreach (var value in SetOf((RunAlphabet)alphabet).ToArray())
            {
                bits[value] |= (byte)(1 << alphabet);
            }
        }

        return bits;
    }
}
