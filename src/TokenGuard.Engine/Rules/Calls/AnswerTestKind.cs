namespace TokenGuard.Engine.Rules.Calls;

/// <summary>How the parts of an <see cref="AnswerTest"/> count.</summary>
public enum AnswerTestKind
{
    Condition,
    All,
    Any,

    /// <summary>None of them holds.</summary>
    Not,
}
