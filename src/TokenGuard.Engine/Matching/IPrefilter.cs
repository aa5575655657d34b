namespace TokenGuard.Engine.Matching;

/// <summary>Finds all places of many literals in one pass, ignoring ASCII case; safe to share between threads.</summary>
internal interface IPrefilter
{
    /// <summary>The least number of hits that a caller's buffer must hold.</summary>
    int MinHits { get; }

    /// <summary>
    /// Fills the buffer with the next hits; overlapping and nested ones are all reported, those of one literal by
    /// rising offset. Where a plan says more of a short literal's surroundings, hits with others may be left out.
    /// </summary>
    /// <param name="data">The text.</param>
    /// <param name="from">0, or what the previous call on this text said in <paramref name="resumeAt"/>.</param>
    /// <param name="hits">The buffer.</param>
    /// <param name="resumeAt">Where the next call has to go on; the text's length when all hits were reported.</param>
    /// <returns>The number of hits in the buffer.</returns>
    int Find(ReadOnlySpan<byte> data, int from, Span<LiteralHit> hits, out int resumeAt);
}
