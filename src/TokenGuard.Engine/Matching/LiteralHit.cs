namespace TokenGuard.Engine.Matching;

/// <summary>A place where a literal stands.</summary>
/// <param name="Start">Offset of its first byte.</param>
/// <param name="Literal">Index of the literal in the list that the prefilter was made from.</param>
internal readonly record struct LiteralHit(int Start, int Literal);
