namespace TokenGuard.Engine.Rules.Calls;

/// <summary>One step of a revocation: a look-up, or a change.</summary>
public sealed record RevokeCall
{
    /// <summary>What it does, as in <c>deactivate</c>, <c>delete</c>, <c>find</c>.</summary>
    public required string Name { get; init; }

    public required CallTemplate Request { get; init; }

    /// <summary>The provider accepted it; proof is a dead answer afterwards.</summary>
    public required AnswerTest Done { get; init; }

    /// <summary>Values for the calls after it.</summary>
    public IReadOnlyList<NamedValue> Take { get; init; } = [];

    /// <summary>True if the provider can undo it.</summary>
    public bool Reversible { get; init; }

    /// <summary>True if it is made only where the calls before it were accepted and the token still answers live.</summary>
    public bool Fallback { get; init; }

    /// <summary>A look-up changes nothing and may be repeated.</summary>
    public bool IsLookUp => Request.Method == "GET";
}
