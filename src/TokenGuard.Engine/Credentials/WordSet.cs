using System.Text;

namespace TokenGuard.Engine.Credentials;

/// <summary>A set of words in small letters, asked with bytes and without allocation.</summary>
internal sealed class WordSet
{
    private const int LongestWord = 32;

    private readonly byte[]?[] slots;

    /// <param name="words">Words in small ASCII letters, with spaces between them.</param>
    public WordSet(string words)
    {
        var all = words.Split([' '], StringSplitOptions.RemoveEmptyEntries).Select(Encoding.ASCII.GetBytes).ToArray();
        var size = 8;
        while (size < all.Length * 2)
        {
            size *= 2;
        }

        slots = new byte[size][];
        foreach (var word in all)
        {
            slots[SlotOf(word)] = word;
        }
    }

    public bool Contains(ReadOnlySpan<byte> word) => word.Length is > 0 and <= LongestWord && slots[SlotOf(word)] is not null;

    /// <summary>The slot of a word, or the empty one where it would go.</summary>
    private int SlotOf(ReadOnlySpan<byte> word)
    {
        var slot = (int)(TextHash.Of(word) & (uint)(slots.Length - 1));
        while (slots[slot] is { } other && !word.SequenceEqual(other))
        {
            slot = (slot + 1) & (slots.Length - 1);
        }

        return slot;
    }
}
