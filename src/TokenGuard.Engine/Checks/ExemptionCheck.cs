using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine.Checks;

/// <summary>Drops candidates that an exemption describes. Runs where a rule or its provider has some.</summary>
internal sealed class ExemptionCheck(IReadOnlyList<Exemption> exemptions) : ICheck
{
    private readonly ExemptionDescription[] descriptions = [.. exemptions.Select(exemption => new ExemptionDescription(exemption))];

    /// <summary>Those that ask for a path.</summary>
    public IEnumerable<IPathQuestion> PathQuestions => descriptions.Where(description => description.AsksForPath);

    public Judgement Judge(in CandidateContext candidate)
    {
        foreach (var description in descriptions)
        {
            if (description.Describes(candidate))
            {
                return Judgement.Refute(description.Reason);
            }
        }

        return Judgement.Pass;
    }
}
