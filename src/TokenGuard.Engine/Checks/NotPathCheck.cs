using TokenGuard.Engine.Configuration;

namespace TokenGuard.Engine.Checks;

/// <summary>Drops candidates in files whose path matches a glob.</summary>
internal sealed class NotPathCheck(string glob) : PathDependentCheck
{
    private readonly PathGlob pattern = PathGlob.Parse(glob);

    public override bool Concerns(in CandidateContext candidate) => true;

    public override string? Objection(string path) => pattern.Matches(path) ? $"the path matches {glob}" : null;
}
