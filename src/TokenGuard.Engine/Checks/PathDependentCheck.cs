namespace TokenGuard.Engine.Checks;

/// <summary>A check that drops by the path, and passes where none is known yet.</summary>
internal abstract class PathDependentCheck : ICheck, IPathQuestion
{
    public abstract bool Concerns(in CandidateContext candidate);

    public abstract string? Objection(string path);

    public Judgement Judge(in CandidateContext candidate) =>
        candidate.Path.Length > 0 && Concerns(candidate) && Objection(candidate.Path) is { } objection ? Judgement.Drop(objection) : Judgement.Pass;
}
