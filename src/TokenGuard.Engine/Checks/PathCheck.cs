using System.Text;

namespace TokenGuard.Engine.Checks;

/// <summary>Passes candidates in files whose path a rule's <c>path</c> is found in, and those of which no path is known.</summary>
internal sealed class PathCheck(string text) : ICheck
{
    private readonly TextPattern pattern = new(text);

    public Judgement Judge(in CandidateContext candidate) => Judgement.Of(
        candidate.Path.Length == 0 || pattern.IsIn(Encoding.UTF8.GetBytes(candidate.Path)), "the rule is not for files of this path");
}
