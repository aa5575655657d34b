using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine.Checks;

/// <summary>A match and what stands around it, as the checks see it.</summary>
internal readonly ref struct CandidateContext
{
    public required TokenRule Rule { get; init; }

    /// <summary>The text that was searched: the blob itself or a decoded layer of it.</summary>
    public required ReadOnlySpan<byte> Text { get; init; }

    public required ByteSpan Match { get; init; }

    public required ByteSpan Secret { get; init; }

    /// <summary>Path of the blob, with forward slashes; empty if it has none.</summary>
    public required string Path { get; init; }

    /// <summary>True if the text was encoded in the blob.</summary>
    public bool IsDecoded { get; init; }

    public ReadOnlySpan<byte> Value => Text.Slice(Secret.Start, Secret.Length);

    /// <summary>The text within <paramref name="distance"/> bytes around the match, the match included.</summary>
    public ReadOnlySpan<byte> Around(int distance)
    {
        var start = Math.Max(0, Match.Start - distance);
        var end = Math.Min(Text.Length, Match.End + distance);
        return Text.Slice(start, end - start);
    }
}
