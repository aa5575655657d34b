using TokenGuard.Engine.Patterns.Programs;

namespace TokenGuard.Engine.Patterns.Search;

/// <summary>What a search over states found out.</summary>
internal enum SearchOutcome
{
    NoMatch,
    Match,

    /// <summary>New states are needed all the time: threads are faster.</summary>
    TooManyStates,
}

/// <summary>Finds where the leftmost-first match ends, with one table look-up per byte.</summary>
internal sealed class StateSearch(PatternProgram program, SearchLimits limits, SearchMemory memory)
{
    // A cache that is full again after so few bytes per state costs more than it gives.
    private const int BytesPerState = 10;

    // How often a search over a wide window looks whether a thread is under way.
    private const int StretchLength = 4096;

    private readonly StateMachine machine = new(program, limits.MaxStates, memory);
    private readonly byte[] classes = program.Classes.Map;
    private int state;
    private int position;
    private int lastStart;
    private int liveFrom;
    private int end;

    /// <summary>Bytes stepped over so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Where the match that was found may start at the earliest.</summary>
    public int LiveFrom => liveFrom;

    /// <summary>Where the match that was found ends.</summary>
    public int End => end;

    /// <summary>Searches the leftmost-first match among those that start in the windows.</summary>
    public SearchOutcome TryFindEnd(ReadOnlySpan<byte> text, StartWindows windows)
    {
        end = -1;
        var hasWindow = windows.MoveNext();
        var flushes = machine.Flushes;
        var flushedAt = -1;
        while (hasWindow)
        {
            position = liveFrom = lastStart = windows.First;
            state = machine.StartState(Surroundings.Before(text, position));
            while (state != machine.Dead && position < text.Length && !Expired(hasWindow, windows.First))
            {
                if (hasWindow && position >= windows.Last)
                {
                    lastStart = windows.Last;
                    hasWindow = windows.MoveNext();
                }

                hasWindow &= !RunStretch(text, hasWindow, windows.First, windows.Last);
                if (machine.Flushes == flushes)
                {
                    continue;
                }

                if (flushedAt >= 0 && position - flushedAt < BytesPerState * machine.StateCapacity)
                {
                    return SearchOutcome.TooManyStates;
                }

                (flushes, flushedAt) = (machine.Flushes, position);
            }

            if (position == text.Length)
            {
                hasWindow = false;
                MatchAtEnd(windows.First, windows.Last);
            }

            if (end >= 0)
            {
                return SearchOutcome.Match;
            }
        }

        return SearchOutcome.NoMatch;
    }

    // Threads die when the last place where they could have started lies too far back.
    private bool Expired(bool hasWindow, int firstStart) =>
        position > lastStart + limits.MaxReach && !(hasWindow && position >= firstStart);

    private void MatchAtEnd(int firstStart, int lastWindowStart)
    {
        var isStart = position >= firstStart && position <= lastWindowStart && end < 0;
        if (state != machine.Dead && !Expired(isStart, firstStart) && Transition(state, machine.EndColumn) < 0)
        {
            end = position;
        }
    }

    // Runs as far as threads start after every byte, or after none; true if a match ended on the way.
    private bool RunStretch(ReadOnlySpan<byte> text, bool hasWindow, int firstStart, int lastWindowStart)
    {
        var from = position;
        bool matched;
        if (hasWindow && position + 1 >= firstStart)
        {
            if (machine.IsIdle(state))
            {
                liveFrom = position;
            }

            matched = Run(text, Math.Min(lastWindowStart, position + StretchLength), starting: true);
            lastStart = matched && end >= firstStart ? end : lastStart;
        }
        else
        {
            var expiry = lastStart + limits.MaxReach + 1;
            matched = Run(text, Math.Min(text.Length, hasWindow ? Math.Min(expiry, firstStart - 1) : expiry), starting: false);
        }

        Steps += position - from;
        return matched;
    }

    // Steps to stop, to the next end of a match, to death or to a flush of the states, whichever comes first.
    private bool Run(ReadOnlySpan<byte> text, int stop, bool starting)
    {
        if (position >= stop)
        {
            return false;
        }

        var table = machine.Table(starting);
        var map = classes;
        var dead = machine.Dead;
        var flushes = machine.Flushes;
        var (current, at) = (state, position);
        var matched = false;
        while (at < stop)
        {
            var column = map[text[at]];
            var next = table[current + column];
            at++;
            if (next > dead)
            {
                current = next;
                continue;
            }

            if (next == StateCache.Unknown)
            {
                next = machine.Compute(current, column, starting);
                table = machine.Table(starting);
            }

            matched = next < 0;
            current = next & ~StateMachine.MatchFlag;
            if (matched || current == dead || machine.Flushes != flushes)
            {
                break;
            }
        }

        (state, position) = (current, at);
        end = matched ? at - 1 : end;
        return matched;
    }

    private int Transition(int from, int column)
    {
        var known = machine.Table(starting: false)[from + column];
        return known == StateCache.Unknown ? machine.Compute(from, column, starting: false) : known;
    }
}
