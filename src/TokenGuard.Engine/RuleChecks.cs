using TokenGuard.Engine.Checks;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine;

/// <summary>The checks that a rule's candidates go through, in their order.</summary>
internal sealed class RuleChecks
{
    /// <param name="rule">The rule.</param>
    /// <param name="exemptions">Those that hold for all rules of its provider.</param>
    public RuleChecks(TokenRule rule, ExemptionCheck? exemptions)
    {
        All = [.. Of(rule, exemptions), .. CheckRegistry.ForEveryRule];
        PathQuestions = [.. All.SelectMany(entry => QuestionsOf(entry.Check).Select(question => (entry.Name, question)))];
        HeedTraits = All.Any(entry => entry.Check is CredentialCheck);
    }

    public IReadOnlyList<(string Name, ICheck Check)> All { get; }

    /// <summary>What they ask of paths, numbered in this order.</summary>
    public IReadOnlyList<(string Check, IPathQuestion Question)> PathQuestions { get; }

    /// <summary>Whether they heed what kind of file a path is of.</summary>
    public bool HeedTraits { get; }

    private static IEnumerable<IPathQuestion> QuestionsOf(ICheck check) => check switch
    {
        IPathQuestion question => [question],
        ExemptionCheck exemptions => exemptions.PathQuestions,
        _ => [],
    };

    private static IEnumerable<(string Name, ICheck Check)> Of(TokenRule rule, ExemptionCheck? exemptions)
    {
        if (rule.Path is { } path)
        {
            yield return ("path", new PathCheck(path));
        }

        foreach (var text in rule.Checks)
        {
            yield return (text, CheckRegistry.Create(text));
        }

        if (rule.Exemptions.Count > 0)
        {
            yield return ("except", new ExemptionCheck(rule.Exemptions));
        }

        if (exemptions is not null)
        {
            yield return ("except", exemptions);
        }
    }
}
