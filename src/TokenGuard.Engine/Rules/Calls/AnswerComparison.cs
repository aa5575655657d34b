namespace TokenGuard.Engine.Rules.Calls;

/// <summary>How a part of an answer is compared.</summary>
public enum AnswerComparison
{
    Exists,

    /// <summary>Is of a JSON type.</summary>
    Is,

    Equal,
    Contains,
}
