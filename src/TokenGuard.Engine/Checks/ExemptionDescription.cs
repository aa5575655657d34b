using System.Text;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine.Checks;

/// <summary>An exemption with its patterns ready to search.</summary>
internal sealed class ExemptionDescription(Exemption exemption) : IPathQuestion
{
    private readonly TextPattern? path = TextPattern.Of(exemption.Path);
    private readonly TextPattern? value = TextPattern.Of(exemption.Value);
    private readonly TextPattern? match = TextPattern.Of(exemption.Match);
    private readonly TextPattern? line = TextPattern.Of(exemption.Line);

    public string Reason { get; } = "exempt by its " + string.Join(
        " and ",
        new[] { (exemption.Path, "path"), (exemption.Value, "value"), (exemption.Match, "match"), (exemption.Line, "line") }
            .Where(part => part.Item1 is not null).Select(part => part.Item2));

    public bool AsksForPath => path is not null;

    public bool Describes(in CandidateContext candidate) =>
        (path is null || (candidate.Path.Length > 0 && Objection(candidate.Path) is not null)) && Concerns(candidate);

    public bool Concerns(in CandidateContext candidate) =>
        value?.IsIn(candidate.Value) != false
        && match?.IsIn(candidate.Text.Slice(candidate.Statement.Start, candidate.Statement.Length)) != false
        && line?.IsIn(LinesOf(candidate)) != false;

    public string? Objection(string where) => path!.IsIn(Encoding.UTF8.GetBytes(where)) ? Reason : null;

    private static ReadOnlySpan<byte> LinesOf(in CandidateContext candidate)
    {
        var start = candidate.Text[..candidate.Statement.Start].LastIndexOf((byte)'\n') + 1;
        var rest = candidate.Text[candidate.Statement.End..].IndexOf((byte)'\n');
        return candidate.Text[start..(rest < 0 ? candidate.Text.Length : candidate.Statement.End + rest)];
    }
}
