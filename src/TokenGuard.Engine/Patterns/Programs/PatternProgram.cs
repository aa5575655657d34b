namespace TokenGuard.Engine.Patterns.Programs;

/// <summary>A pattern as a non-deterministic automaton.</summary>
internal sealed class PatternProgram
{
    public PatternProgram(Instruction[] instructions, ByteSet[] sets, int start, int groupCount)
    {
        Instructions = instructions;
        Sets = sets;
        Start = start;
        SlotCount = 2 * (groupCount + 1);
        Classes = ByteClasses.Of(sets, instructions);
        MeetsAssertion = FindAssertions(instructions);
    }

    public Instruction[] Instructions { get; }

    public ByteSet[] Sets { get; }

    /// <summary>Where threads start.</summary>
    public int Start { get; }

    /// <summary>Two slots, start and end, for the match and for each group.</summary>
    public int SlotCount { get; }

    public ByteClasses Classes { get; }

    /// <summary>True for instructions from which an assertion is reached before a byte is consumed.</summary>
    public bool[] MeetsAssertion { get; }

    private static bool[] FindAssertions(Instruction[] instructions)
    {
        var meets = new bool[instructions.Length];
        bool changed;
        do
        {
            changed = false;
            for (var i = 0; i < meets.Length; i++)
            {
                var instruction = instructions[i];
                var now = instruction.Operation switch
                {
                    Operation.Assert => true,
                    Operation.Save => meets[instruction.Next],
                    Operation.Split => meets[instruction.Next] || meets[instruction.Argument],
                    _ => false,
                };
                changed |= now != meets[i];
                meets[i] = now;
            }
        }
        while (changed);

        return meets;
    }
}
