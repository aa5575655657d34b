using System.Text;

namespace TokenGuard.Engine.Checks;

/// <summary>Passes candidates in files whose path a rule's <c>path</c> is found in.</summary>
internal sealed class PathCheck(string text) : PathDependentCheck
{
    private readonly TextPattern pattern = new(text);

    public override bool Concerns(in CandidateContext candidate) => true;

    public override string? Objection(string path) => pattern.IsIn(Encoding.UTF8.GetBytes(path)) ? null : "the rule is not for files of this path";
}
