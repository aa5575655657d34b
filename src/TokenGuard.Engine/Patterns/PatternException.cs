namespace TokenGuard.Engine.Patterns;

/// <summary>A pattern that cannot be used, with the place in it.</summary>
public sealed class PatternException(string message, int offset) : Exception(message)
{
    /// <summary>Offset of the cause in the pattern, in characters.</summary>
    public int Offset { get; } = offset;
}
