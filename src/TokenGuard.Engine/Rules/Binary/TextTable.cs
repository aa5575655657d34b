using System.Text;

namespace TokenGuard.Engine.Rules.Binary;

/// <summary>The texts of a compiled catalogue, each of which is made a string when it is first asked for.</summary>
internal sealed class TextTable
{
    private readonly byte[] bytes;
    private readonly int[] starts;
    private readonly string?[] texts;

    /// <param name="bytes">All bytes of the catalogue.</param>
    /// <param name="start">Where the texts themselves start.</param>
    /// <param name="lengths">Their lengths in bytes.</param>
    public TextTable(byte[] bytes, int start, int[] lengths)
    {
        this.bytes = bytes;
        texts = new string?[lengths.Length];
        starts = new int[lengths.Length + 1];
        starts[0] = start;
        for (var i = 0; i < lengths.Length; i++)
        {
            if (lengths[i] > bytes.Length - starts[i])
            {
                throw new RuleCatalogException("the compiled rules are damaged: a text is cut short");
            }

            starts[i + 1] = starts[i] + lengths[i];
        }
    }

    /// <summary>Where the last text ends.</summary>
    public int End => starts[^1];

    /// <summary>The text with a number; null if there is none.</summary>
    public string? At(int number) => number >= texts.Length
        ? null
        : texts[number] ??= Encoding.UTF8.GetString(bytes, starts[number], starts[number + 1] - starts[number]);
}
