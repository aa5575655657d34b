namespace TokenGuard.Engine.Patterns.Literals;

/// <summary>The literals that neighbouring parts of a pattern spell so far, and how far they can be from its start.</summary>
internal sealed class LiteralRun(Action<LiteralSet, long?> offer)
{
    private long? distance = 0;

    public LiteralSet Set { get; private set; } = LiteralSet.EmptyString;

    /// <summary>
    /// Adds the texts of the next part, which begins at most <paramref name="before"/> bytes from the pattern's start;
    /// false if the run had to start again.
    /// </summary>
    public bool Extend(LiteralSet? texts, long? before)
    {
        if (texts is null)
        {
            return false;
        }

        if (texts.Count > 1)
        {
            offer(Set, distance);
        }

        var longer = Set.Followed(texts);
        if (longer is { LongestLength: <= LiteralSet.MaxLength })
        {
            Set = longer;
            return true;
        }

        offer((longer ?? Set).Trimmed(), distance);
        (Set, distance) = (texts.Trimmed(), before);
        return false;
    }

    /// <summary>Ends the run; the next one begins at most <paramref name="nextDistance"/> bytes from the start.</summary>
    public void End(long? nextDistance)
    {
        offer(Set, distance);
        (Set, distance) = (LiteralSet.EmptyString, nextDistance);
    }
}
