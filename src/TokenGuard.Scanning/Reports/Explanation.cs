using TokenGuard.Engine.Checks;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Findings;

namespace TokenGuard.Scanning.Reports;

/// <summary>Why a match is no finding.</summary>
/// <param name="Rule">The rule that matched.</param>
/// <param name="Place">The blob of the match.</param>
/// <param name="Start">Where in the blob it begins.</param>
/// <param name="Checks">What each check said, the one that dropped it last.</param>
public sealed record Explanation(TokenRule Rule, Place Place, TextPosition Start, IReadOnlyList<CheckOutcome> Checks)
{
    /// <summary>Explanations by place, whichever thread was faster.</summary>
    internal static IEnumerable<Explanation> InOrder(IEnumerable<Explanation> explanations) => explanations
        .OrderBy(explanation => explanation.Place, Comparer<Place>.Create(OccurrenceOrder.ComparePlaces))
        .ThenBy(explanation => explanation.Start.Line).ThenBy(explanation => explanation.Start.Column)
        .ThenBy(explanation => explanation.Rule.Id, StringComparer.Ordinal);
}
