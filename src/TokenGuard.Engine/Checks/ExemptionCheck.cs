using System.Text;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine.Checks;

/// <summary>Drops candidates that an exemption describes. Runs where a rule or its provider has some.</summary>
internal sealed class ExemptionCheck(IReadOnlyList<Exemption> exemptions) : ICheck
{
    private readonly Item[] items = [.. exemptions.Select(exemption => new Item(
        TextPattern.Of(exemption.Path), TextPattern.Of(exemption.Value), TextPattern.Of(exemption.Match), TextPattern.Of(exemption.Line)))];

    public Judgement Judge(in CandidateContext candidate)
    {
        foreach (var item in items)
        {
            if (item.Describes(candidate))
            {
                return Judgement.Refute(item.Reason);
            }
        }

        return Judgement.Pass;
    }

    private sealed record Item(TextPattern? Path, TextPattern? Value, TextPattern? Match, TextPattern? Line)
    {
        public string Reason { get; } = "exempt by its " + string.Join(
            " and ",
            new[] { (Path, "path"), (Value, "value"), (Match, "match"), (Line, "line") }.Where(part => part.Item1 is not null).Select(part => part.Item2));

        public bool Describes(in CandidateContext candidate) =>
            (Path is null || (candidate.Path.Length > 0 && Path.IsIn(Encoding.UTF8.GetBytes(candidate.Path))))
            && Value?.IsIn(candidate.Value) != false
            && Match?.IsIn(candidate.Text.Slice(candidate.Statement.Start, candidate.Statement.Length)) != false
            && Line?.IsIn(LinesOf(candidate)) != false;

        private static ReadOnlySpan<byte> LinesOf(in CandidateContext candidate)
        {
            var start = candidate.Text[..candidate.Statement.Start].LastIndexOf((byte)'\n') + 1;
            var rest = candidate.Text[candidate.Statement.End..].IndexOf((byte)'\n');
            return candidate.Text[start..(rest < 0 ? candidate.Text.Length : candidate.Statement.End + rest)];
        }
    }
}
