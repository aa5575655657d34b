namespace TokenGuard.Engine.Rules.Calls;

/// <summary>What must hold of an answer: a condition, or <c>all</c>, <c>any</c> or none (<c>not</c>) of several tests.</summary>
/// <param name="Kind">How the parts count.</param>
/// <param name="Parts">The tests inside; none for a condition.</param>
/// <param name="Condition">The text of a condition; empty for others.</param>
public sealed record AnswerTest(AnswerTestKind Kind, IReadOnlyList<AnswerTest> Parts, string Condition)
{
    private readonly Lazy<AnswerCondition> parsed = new(() => AnswerCondition.Parse(Condition));

    /// <summary>Holds for no answer.</summary>
    public static AnswerTest Never { get; } = new(AnswerTestKind.Any, [], "");

    /// <exception cref="FormatException">It is no condition.</exception>
    public static AnswerTest Of(string condition)
    {
        AnswerCondition.Parse(condition);
        return new AnswerTest(AnswerTestKind.Condition, [], condition);
    }

    /// <summary>Tells whether the test holds.</summary>
    /// <param name="holds">Answers a condition.</param>
    public bool Holds(Func<AnswerCondition, bool> holds) => Kind switch
    {
        AnswerTestKind.All => Parts.All(part => part.Holds(holds)),
        AnswerTestKind.Any => Parts.Any(part => part.Holds(holds)),
        AnswerTestKind.Not => !Parts.Any(part => part.Holds(holds)),
        _ => holds(parsed.Value),
    };
}
