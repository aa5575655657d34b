using TokenGuard.Engine.Patterns.Syntax;

namespace TokenGuard.Engine.Patterns.Programs;

/// <summary>Turns a parsed pattern into a program, from its end to its start.</summary>
internal sealed class ProgramCompiler
{
    public const int MaxInstructions = 20_000;

    private readonly Instruction[] instructions;
    private readonly List<ByteSet> sets = [];
    private readonly Dictionary<ByteSet, int> setIndexes = [];
    private (ByteSet Set, int Index) lastSet = (default, -1);
    private int count;
    private int repeatOffset;

    private ProgramCompiler(int length) => instructions = new Instruction[length];

    public static PatternProgram Compile(ParsedPattern pattern)
    {
        var compiler = new ProgramCompiler((int)Math.Min(ProgramLength.Of(pattern.Root) + 2, MaxInstructions));
        var match = compiler.Emit(Operation.Match, 0, 0);
        // A start of its own, to which no loop comes back: a thread that waits there is not under way.
        var start = compiler.Emit(Operation.Save, compiler.Compile(pattern.Root, match), 0);
        return new PatternProgram(compiler.instructions, [.. compiler.sets], start, pattern.GroupNames.Count);
    }

    // Returns where the code of the node starts; behind the node it goes on at next.
    private int Compile(Node node, int next)
    {
        switch (node)
        {
            case Node.OneByte oneByte:
                return Emit(Operation.Consume, next, SetIndex(oneByte.Set));
            case Node.Condition condition:
                return Emit(Operation.Assert, next, (int)condition.Assertion);
            case Node.Sequence sequence:
                return CompileSequence(sequence, next);
            case Node.Choice choice:
                return CompileChoice(choice, next);
            case Node.Group group:
                var end = Emit(Operation.Save, next, 2 * group.Index + 1);
                return Emit(Operation.Save, Compile(group.Body, end), 2 * group.Index);
            case Node.Repeat repeat:
                return CompileRepeat(repeat, next);
            default:
                return next;
        }
    }

    private int CompileSequence(Node.Sequence sequence, int next)
    {
        for (var i = sequence.Parts.Count - 1; i >= 0; i--)
        {
            next = Compile(sequence.Parts[i], next);
        }

        return next;
    }

    private int CompileChoice(Node.Choice choice, int next)
    {
        var starts = new int[choice.Branches.Count];
        for (var i = 0; i < starts.Length; i++)
        {
            starts[i] = Compile(choice.Branches[i], next);
        }

        var rest = starts[^1];
        for (var i = starts.Length - 2; i >= 0; i--)
        {
            rest = Emit(Operation.Split, starts[i], rest);
        }

        return rest;
    }

    private int CompileRepeat(Node.Repeat repeat, int next)
    {
        repeatOffset = repeat.Offset;
        if (repeat.Max is not { } max)
        {
            return CompileUnbounded(repeat, next);
        }

        var start = next;
        for (var i = repeat.Min; i < max; i++)
        {
            start = EmitBranch(Compile(repeat.Body, start), next, repeat.Greedy);
        }

        return CompileCopies(repeat, repeat.Min, start);
    }

    private int CompileUnbounded(Node.Repeat repeat, int next)
    {
        var loop = Emit(Operation.Split, next, next);
        var body = Compile(repeat.Body, loop);
        instructions[loop] = Branch(body, next, repeat.Greedy);
        if (repeat.Min > 0)
        {
            return CompileCopies(repeat, repeat.Min - 1, body);
        }

        // Where the body can match nothing, x* must try the body once before the loop's own choice, as
        // backtracking engines do: it is (x+)?.
        return NodeLength.Of(repeat.Body).Min == 0 ? EmitBranch(body, next, repeat.Greedy) : loop;
    }

    private int CompileCopies(Node.Repeat repeat, int count, int next)
    {
        for (var i = 0; i < count; i++)
        {
            next = Compile(repeat.Body, next);
        }

        return next;
    }

    private int EmitBranch(int body, int exit, bool greedy)
    {
        var branch = Branch(body, exit, greedy);
        return Emit(branch.Operation, branch.Next, branch.Argument);
    }

    private static Instruction Branch(int body, int exit, bool greedy) =>
        greedy ? Of(Operation.Split, body, exit) : Of(Operation.Split, exit, body);

    private static Instruction Of(Operation operation, int next, int argument) => new(operation, (ushort)next, (ushort)argument);

    private int SetIndex(ByteSet set)
    {
        if (lastSet.Index >= 0 && lastSet.Set == set)
        {
            return lastSet.Index;
        }

        if (!setIndexes.TryGetValue(set, out var index))
        {
            index = sets.Count;
            sets.Add(set);
            setIndexes.Add(set, index);
        }

        lastSet = (set, index);
        return index;
    }

    private int Emit(Operation operation, int next, int argument)
    {
        if (count == MaxInstructions)
        {
            throw new PatternException($"the pattern is too large, repeats multiply to more than {MaxInstructions} steps", repeatOffset);
        }

        instructions[count] = Of(operation, next, argument);
        return count++;
    }
}
