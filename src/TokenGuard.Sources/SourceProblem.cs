namespace TokenGuard.Sources;

/// <summary>Something that should have been read and could not be.</summary>
/// <param name="Where">The thing itself.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record SourceProblem(Provenance Where, string Reason)
{
    public override string ToString() => $"{Where}: {Reason}";
}
