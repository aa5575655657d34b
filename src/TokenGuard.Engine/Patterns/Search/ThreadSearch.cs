using TokenGuard.Engine.Patterns.Programs;

namespace TokenGuard.Engine.Patterns.Search;

/// <summary>Runs a program thread by thread (Pike's algorithm): slower than the states, but it knows the groups.</summary>
internal sealed class ThreadSearch(PatternProgram program, int maxReach, SearchMemory memory)
{
    private const int RestoreSlot = -1;

    private readonly int[] current = new int[program.SlotCount];
    private readonly Stack<(int Instruction, int Slot, int Value)> pending = new();
    private ThreadList threads = memory.Threads;
    private ThreadList behind = memory.Behind;

    /// <summary>Instructions visited so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Finds the leftmost-first match among those that start in the windows and end by <paramref name="stop"/>.</summary>
    public bool TryFind(ReadOnlySpan<byte> text, StartWindows windows, int stop, int[] slots)
    {
        var matched = false;
        var hasWindow = windows.MoveNext();
        var lastStart = -1;
        Begin();
        for (var position = windows.First; ; position++)
        {
            if (threads.Count == 0)
            {
                if (matched || !hasWindow)
                {
                    return matched;
                }

                position = Math.Max(position, windows.First);
            }

            if (!matched && hasWindow && position >= windows.First)
            {
                lastStart = position;
                Start(text, position);
                hasWindow = position < windows.Last || windows.MoveNext();
            }

            behind.Clear();
            var mayGoOn = position < stop && (position < lastStart + maxReach || (!matched && hasWindow && position + 1 == windows.First));
            matched |= Step(text, position, mayGoOn, slots);
            (threads, behind) = (behind, threads);
            if (position == stop)
            {
                return matched;
            }
        }
    }

    /// <summary>Tells whether the pattern matches the whole text.</summary>
    public bool IsWhole(ReadOnlySpan<byte> text)
    {
        Begin();
        Start(text, 0);
        for (var position = 0; position < text.Length && threads.Count > 0; position++)
        {
            behind.Clear();
            for (var thread = 0; thread < threads.Count; thread++)
            {
                Advance(text, position, thread);
            }

            (threads, behind) = (behind, threads);
        }

        for (var thread = 0; thread < threads.Count; thread++)
        {
            if (program.Instructions[threads[thread]].Operation == Operation.Match)
            {
                return true;
            }
        }

        return false;
    }

    private void Begin()
    {
        threads.Begin(program.Instructions.Length, program.SlotCount);
        behind.Begin(program.Instructions.Length, program.SlotCount);
    }

    private void Start(ReadOnlySpan<byte> text, int position)
    {
        current.AsSpan().Fill(-1);
        Follow(threads, program.Start, text, position);
    }

    // A match ends the threads of less priority.
    private bool Step(ReadOnlySpan<byte> text, int position, bool mayGoOn, int[] slots)
    {
        for (var thread = 0; thread < threads.Count; thread++)
        {
            if (program.Instructions[threads[thread]].Operation == Operation.Match)
            {
                threads.Slots(thread).CopyTo(slots);
                slots[1] = position;
                return true;
            }

            if (mayGoOn)
            {
                Advance(text, position, thread);
            }
        }

        return false;
    }

    private void Advance(ReadOnlySpan<byte> text, int position, int thread)
    {
        var instruction = program.Instructions[threads[thread]];
        if (instruction.Operation == Operation.Consume && program.Sets[instruction.Argument].Contains(text[position]))
        {
            threads.Slots(thread).CopyTo(current);
            Follow(behind, instruction.Next, text, position + 1);
        }
    }

    // Adds the threads that an instruction leads to without consuming a byte.
    private void Follow(ThreadList list, int start, ReadOnlySpan<byte> text, int position)
    {
        var (before, after) = program.MeetsAssertion[start]
            ? (Surroundings.Before(text, position), Surroundings.After(text, position))
            : default;
        pending.Push((start, 0, 0));
        while (pending.Count > 0)
        {
            var (next, slot, value) = pending.Pop();
            if (next == RestoreSlot)
            {
                current[slot] = value;
                continue;
            }

            while (next >= 0 && list.Reach(next))
            {
                Steps++;
                next = Enter(list, next, position, before, after);
            }
        }
    }

    // Returns the instruction that follows at once, -1 if the thread waits here or ends.
    private int Enter(ThreadList list, int index, int position, Surrounding before, Surrounding after)
    {
        var instruction = program.Instructions[index];
        switch (instruction.Operation)
        {
            case Operation.Split:
                pending.Push((instruction.Argument, 0, 0));
                return instruction.Next;
            case Operation.Assert:
                return Surroundings.Hold((Assertion)instruction.Argument, before, after) ? instruction.Next : -1;
            case Operation.Save:
                pending.Push((RestoreSlot, instruction.Argument, current[instruction.Argument]));
                current[instruction.Argument] = position;
                return instruction.Next;
            default:
                list.Add(index, current);
                return -1;
        }
    }
}
