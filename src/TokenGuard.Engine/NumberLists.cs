namespace TokenGuard.Engine;

/// <summary>Lists of numbers, one behind the other in one array.</summary>
internal sealed class NumberLists
{
    private readonly int[] ends;
    private readonly int[] numbers;
    private readonly bool[] isFilled;

    /// <param name="lengths">How many numbers belong to each list.</param>
    /// <param name="numbers">The numbers of all lists.</param>
    /// <exception cref="ArgumentException">There are more numbers than the lists have, or fewer.</exception>
    public NumberLists(int[] lengths, int[] numbers)
    {
        this.numbers = numbers;
        ends = new int[lengths.Length];
        isFilled = new bool[lengths.Length];
        var end = 0;
        for (var i = 0; i < lengths.Length; i++)
        {
            isFilled[i] = lengths[i] > 0;
            ends[i] = end = lengths[i] <= numbers.Length - end ? end + lengths[i] : throw new ArgumentException("The lists have more numbers", nameof(numbers));
        }

        if (end < numbers.Length)
        {
            throw new ArgumentException("The lists have fewer numbers", nameof(numbers));
        }
    }

    public int Count => ends.Length;

    /// <summary>The numbers of all lists.</summary>
    public ReadOnlySpan<int> All => numbers;

    /// <summary>How many numbers belong to each list.</summary>
    public int[] Lengths => [.. Enumerable.Range(0, Count).Select(i => this[i].Length)];

    /// <summary>Whether a list has numbers: most have none where this is asked for, and it takes one look.</summary>
    public bool HasAny(int index) => isFilled[index];

    public ReadOnlySpan<int> this[int index]
    {
        get
        {
            var start = index == 0 ? 0 : ends[index - 1];
            return numbers.AsSpan(start, ends[index] - start);
        }
    }

    public static NumberLists Of(IEnumerable<IReadOnlyCollection<int>> lists)
    {
        var all = lists.ToList();
        return new NumberLists([.. all.Select(list => list.Count)], [.. all.SelectMany(list => list)]);
    }
}
