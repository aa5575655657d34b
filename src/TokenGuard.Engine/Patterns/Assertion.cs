namespace TokenGuard.Engine.Patterns;

/// <summary>A condition on the place between two bytes.</summary>
internal enum Assertion
{
    TextStart,
    TextEnd,
    LineStart,
    LineEnd,
    WordBoundary,
    NotWordBoundary,
}
