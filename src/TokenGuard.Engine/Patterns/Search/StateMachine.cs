using TokenGuard.Engine.Patterns.Programs;

namespace TokenGuard.Engine.Patterns.Search;

/// <summary>
/// A program as a deterministic automaton whose states are made when they are first needed. A transition tells by its
/// sign whether the text before its byte was a match: assertions may look one byte ahead.
/// </summary>
internal sealed class StateMachine
{
    /// <summary>Set in a transition if a match ends before the byte that it consumes.</summary>
    public const int MatchFlag = int.MinValue;

    private static readonly int SurroundingCount = (int)Surrounding.Edge + 1;

    private readonly PatternProgram program;
    private readonly StateCache states;
    private readonly ThreadList reached;
    private readonly ThreadList behind;
    private readonly Stack<int> pending = new();
    private readonly int[] startStates = new int[SurroundingCount];
    private int flushesSeen;

    public StateMachine(PatternProgram program, int maxStates, SearchMemory memory)
    {
        this.program = program;
        states = new StateCache(program.Classes.Count + 1, maxStates, memory);
        reached = memory.Threads;
        behind = memory.Behind;
    }

    /// <summary>A transition table: a row per state, a column per class of bytes and one for the text's end.</summary>
    /// <param name="starting">The one in which a new thread starts behind the byte.</param>
    public int[] Table(bool starting) => starting ? states.StartingTable : states.Table;

    public int Dead => states.Dead;

    /// <summary>The column of the text's end.</summary>
    public int EndColumn => program.Classes.Count;

    public int Flushes => states.Flushes;

    public int StateCapacity => states.Capacity;

    /// <summary>The state in which the only thread is about to start.</summary>
    public int StartState(Surrounding before)
    {
        ForgetFlushedStarts();
        if (startStates[(int)before] == StateCache.Unknown)
        {
            var state = states.Intern([program.Start], program.MeetsAssertion[program.Start] ? before : Surrounding.Other);
            ForgetFlushedStarts();
            startStates[(int)before] = state;
        }

        return startStates[(int)before];
    }

    /// <summary>True if no thread is under way.</summary>
    public bool IsIdle(int state) => state > Dead && states.Threads(state) is [var only] && only == program.Start;

    /// <summary>Computes a transition.</summary>
    public int Compute(int state, int column, bool starting)
    {
        var byteValue = column == EndColumn ? default : program.Classes.Representatives[column];
        var after = column == EndColumn ? Surrounding.Edge : Surroundings.Of(byteValue);
        var matched = Advance(state, column == EndColumn ? null : byteValue, after);
        if (starting && !matched && behind.Reach(program.Start))
        {
            behind.Add(program.Start, []);
        }

        var flushes = states.Flushes;
        var target = states.Intern(behind.All, MeetsAssertion() ? after : Surrounding.Other) | (matched ? MatchFlag : 0);
        if (flushes == states.Flushes)
        {
            Table(starting)[state + column] = target;
        }

        return target;
    }

    // Moves the threads of the state over a byte; true if one of them matches before it, which ends those behind.
    private bool Advance(int state, byte? value, Surrounding after)
    {
        reached.Begin(program.Instructions.Length, slots: 0);
        behind.Begin(program.Instructions.Length, slots: 0);
        var before = states.Before(state);
        foreach (var thread in states.Threads(state))
        {
            pending.Push(thread);
            while (pending.Count > 0)
            {
                var next = pending.Pop();
                while (next >= 0 && reached.Reach(next))
                {
                    if (program.Instructions[next].Operation == Operation.Match)
                    {
                        pending.Clear();
                        return true;
                    }

                    next = Enter(next, value, before, after);
                }
            }
        }

        return false;
    }

    // Returns the instruction that follows before a byte is consumed, -1 if there is none.
    private int Enter(int index, byte? value, Surrounding before, Surrounding after)
    {
        var instruction = program.Instructions[index];
        switch (instruction.Operation)
        {
            case Operation.Split:
                pending.Push(instruction.Argument);
                return instruction.Next;
            case Operation.Assert:
                return Surroundings.Hold((Assertion)instruction.Argument, before, after) ? instruction.Next : -1;
            case Operation.Save:
                return instruction.Next;
            default:
                if (value is { } consumed && program.Sets[instruction.Argument].Contains(consumed) && behind.Reach(instruction.Next))
                {
                    behind.Add(instruction.Next, []);
                }

                return -1;
        }
    }

    private bool MeetsAssertion()
    {
        foreach (var instruction in behind.All)
        {
            if (program.MeetsAssertion[instruction])
            {
                return true;
            }
        }

        return false;
    }

    private void ForgetFlushedStarts()
    {
        if (flushesSeen != states.Flushes)
        {
            Array.Clear(startStates, 0, startStates.Length);
            flushesSeen = states.Flushes;
        }
    }
}
