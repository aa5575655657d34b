namespace TokenGuard.Engine.Rules.Examples;

/// <summary>A part of a template: fixed text or a placeholder.</summary>
internal interface ITemplatePart
{
    /// <summary>The placeholder's name; null for fixed text.</summary>
    string? Name { get; }

    /// <summary>Makes the part's text.</summary>
    /// <param name="random">The source of all that is random.</param>
    /// <param name="previous">Text of the placeholder before this one at the same level; empty for the first.</param>
    byte[] Fill(SplitMix64 random, ReadOnlySpan<byte> previous);
}
