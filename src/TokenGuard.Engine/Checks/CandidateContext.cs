using TokenGuard.Engine.Assignments;
using TokenGuard.Engine.Credentials;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine.Checks;

/// <summary>A match and what stands around it, as the checks see it.</summary>
internal readonly ref struct CandidateContext
{
    /// <summary>Bytes between name and value from which what stands between them has nothing to do with either.</summary>
    private const int Farthest = 1 << 10;

    public required TokenRule Rule { get; init; }

    /// <summary>The text that was searched: the blob itself or a decoded layer of it.</summary>
    public required ReadOnlySpan<byte> Text { get; init; }

    public required ByteSpan Match { get; init; }

    public required ByteSpan Secret { get; init; }

    /// <summary>Path of the blob, with forward slashes; empty if it has none.</summary>
    public required string Path { get; init; }

    /// <summary>What the path says.</summary>
    public required PathTraits Traits { get; init; }

    /// <summary>Values that are known to be no credentials; null if none are remembered.</summary>
    public DroppedValues? DroppedValues { get; init; }

    /// <summary>The name and form of a value that was read from an assignment.</summary>
    public AssignedValue? Assigned { get; init; }

    /// <summary>True if somebody asked why a check passes or drops.</summary>
    public bool IsExplained { get; init; }

    /// <summary>True if the value was encoded in base64.</summary>
    public bool IsDecoded { get; init; }

    /// <summary>What was matched and may be read as a whole: the value alone where it is a row of a table that is far from the column's name.</summary>
    public ByteSpan Statement => IsFar ? Secret : Match;

    public ReadOnlySpan<byte> Value => Text.Slice(Secret.Start, Secret.Length);

    /// <summary>
    /// Whether a word stands within <paramref name="distance"/> bytes around the match, or in the match beside the value.
    /// What the value itself spells is chance.
    /// </summary>
    /// <param name="word">In lower case; whatever the case of the text.</param>
    /// <param name="distance">In bytes.</param>
    public bool HasNear(ReadOnlySpan<byte> word, int distance)
    {
        var start = Math.Max(0, Match.Start - distance);
        var end = Math.Min(Text.Length, Match.End + distance);
        if (IsFar)
        {
            return Ascii.IndexOfIgnoreCase(Text[start..(Match.Start + Farthest)], word) >= 0
                || Ascii.IndexOfIgnoreCase(Text[Math.Max(Match.Start + Farthest, Secret.Start - distance)..Secret.Start], word) >= 0
                || Ascii.IndexOfIgnoreCase(Text[Secret.End..end], word) >= 0;
        }

        return Ascii.IndexOfIgnoreCase(Text[start..Secret.Start], word) >= 0
            || Ascii.IndexOfIgnoreCase(Text[Secret.End..end], word) >= 0;
    }

    private bool IsFar => Secret.Start - Match.Start > Farthest;
}
