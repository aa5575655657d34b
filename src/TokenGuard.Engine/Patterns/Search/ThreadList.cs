namespace TokenGuard.Engine.Patterns.Search;

/// <summary>The threads of an automaton at one place of the text, by falling priority, each with its slots.</summary>
internal sealed class ThreadList
{
    private int[] instructions = [];
    private int[] marks = [];
    private int[] slots = [];
    private int slotCount;
    private int mark = 1;

    public int Count { get; private set; }

    public int this[int thread] => instructions[thread];

    public ReadOnlySpan<int> All => instructions.AsSpan(0, Count);

    /// <summary>Empties the list and makes room for the threads of another program.</summary>
    /// <param name="instructionCount">The program's instructions.</param>
    /// <param name="slots">Slots that each thread has.</param>
    public void Begin(int instructionCount, int slots)
    {
        if (instructions.Length < instructionCount)
        {
            instructions = new int[instructionCount];
            Array.Resize(ref marks, instructionCount);
        }

        slotCount = slots;
        Clear();
    }

    public void Clear()
    {
        Count = 0;
        mark++;
        if (mark == int.MaxValue)
        {
            Array.Clear(marks, 0, marks.Length);
            mark = 1;
        }
    }

    /// <summary>Notes that an instruction was reached; false if it had been before.</summary>
    public bool Reach(int instruction)
    {
        if (marks[instruction] == mark)
        {
            return false;
        }

        marks[instruction] = mark;
        return true;
    }

    public void Add(int instruction, ReadOnlySpan<int> values)
    {
        var offset = Count * slotCount;
        if (slots.Length < offset + slotCount)
        {
            Array.Resize(ref slots, 2 * (offset + slotCount));
        }

        values.CopyTo(slots.AsSpan(offset));
        instructions[Count++] = instruction;
    }

    public ReadOnlySpan<int> Slots(int thread) => slots.AsSpan(thread * slotCount, slotCount);
}
