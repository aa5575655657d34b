using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Patterns.Stretches;
using TokenGuard.Engine.Patterns.Syntax;

namespace TokenGuard.Engine.Rules.Linting;

/// <summary>
/// Looks whether names of <c>assigned_to</c> take what separates a name from its value: an assignment needs it itself, so
/// that <c>acme\(</c> misses <c>acme("…")</c>.
/// </summary>
internal static class NameEndings
{
    private static ByteSet Separators { get; } = NamedByteSets.Space.Union(ByteSet.Of("(=:,|>"));

    public static IEnumerable<string> Try(TokenRule rule)
    {
        if (!rule.ByName || rule.ReadsAssignments)
        {
            yield break;
        }

        var names = PatternParser.Parse(AssignmentPattern.Names(rule.Pattern)).Root;
        foreach (var name in names is Node.Choice choice ? choice.Branches : [names])
        {
            var end = NodeEdge.LastOf(name).Set;
            if (!end.IsEmpty && end.Union(Separators) == Separators)
            {
                yield return $"a name in 'assigned_to' ends in {Shown(end)}, which stands between name and value: a value that follows at once is missed; leave it out";
            }
        }
    }

    private static string Shown(ByteSet end) =>
        end.Union(NamedByteSets.Space) == NamedByteSets.Space ? "a space" : $"'{(char)end.ToArray().First(value => !NamedByteSets.Space.Contains(value))}'";
}
