using TokenGuard.Engine.Configuration;

namespace TokenGuard.Engine.Checks;

/// <summary>Drops candidates in files whose path matches a glob.</summary>
internal sealed class NotPathCheck(string glob) : ICheck
{
    private readonly PathGlob pattern = PathGlob.Parse(glob);

    public Judgement Judge(in CandidateContext candidate) =>
        Judgement.Of(!pattern.Matches(candidate.Path), $"the path matches {glob}");
}
