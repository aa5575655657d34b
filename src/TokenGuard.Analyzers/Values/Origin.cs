using Microsoft.CodeAnalysis;

namespace TokenGuard.Analyzers.Values;

/// <summary>A text that was written in the source and may flow into a value.</summary>
/// <param name="Text">The text.</param>
/// <param name="Syntax">The literal, or the whole expression that makes it up of literals.</param>
/// <param name="Variable">The variable or method that it was found through last; null where it stands in the value itself.</param>
/// <param name="IsPiece">True for a written part of a text whose other parts are not known.</param>
internal readonly record struct Origin(string Text, SyntaxNode Syntax, string? Variable, bool IsPiece = false)
{
    /// <summary>What the compiler makes of it; null where only its place is known.</summary>
    public IOperation? Operation { get; init; }
}
