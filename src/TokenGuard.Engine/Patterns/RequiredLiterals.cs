namespace TokenGuard.Engine.Patterns;

/// <summary>Literals of which at least one stands in every match of a pattern, whatever its case.</summary>
public sealed class RequiredLiterals
{
    internal RequiredLiterals(IReadOnlyList<byte[]> literals, int maxDistance)
    {
        Literals = literals;
        MaxDistance = maxDistance;
    }

    /// <summary>The literals, in ASCII lower case, sorted; none is a prefix of another.</summary>
    public IReadOnlyList<byte[]> Literals { get; }

    /// <summary>Bytes from a match's start to the start of a literal, at most.</summary>
    public int MaxDistance { get; }
}
