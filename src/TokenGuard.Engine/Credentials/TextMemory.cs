namespace TokenGuard.Engine.Credentials;

/// <summary>Remembers what was said of short texts: in one repository the same ones are met over and over. Belongs to one thread.</summary>
/// <typeparam name="T">What is said.</typeparam>
/// <param name="longest">Bytes of the longest text that is remembered, at most 255.</param>
internal sealed class TextMemory<T>(int longest)
{
    // A power of two; a text takes the place of another one with the same slot.
    private const int Slots = 1024;
    private const uint ConditionFactor = 0x9E3779B1;

    private readonly byte[] texts = new byte[Slots * longest];
    private readonly byte[] lengths = new byte[Slots];
    private readonly int[] conditions = new int[Slots];
    private readonly T[] said = new T[Slots];

    /// <summary>What was said of a text, if it is still known.</summary>
    /// <param name="text">The text.</param>
    /// <param name="condition">What else it depends on.</param>
    /// <param name="value">What was said.</param>
    public bool TryGet(ReadOnlySpan<byte> text, int condition, out T value)
    {
        var slot = SlotOf(text, condition);
        value = said[slot];
        return lengths[slot] == text.Length && conditions[slot] == condition && !text.IsEmpty
            && text.SequenceEqual(texts.AsSpan(slot * longest, text.Length));
    }

    /// <summary>Remembers what is said of a text, unless it is empty or too long.</summary>
    public void Set(ReadOnlySpan<byte> text, int condition, T value)
    {
        if (text.Length <= longest)
        {
            var slot = SlotOf(text, condition);
            (lengths[slot], conditions[slot], said[slot]) = ((byte)text.Length, condition, value);
            text.CopyTo(texts.AsSpan(slot * longest));
        }
    }

    private static int SlotOf(ReadOnlySpan<byte> text, int condition) => (int)((TextHash.Of(text) ^ ((uint)condition * ConditionFactor)) % Slots);
}
