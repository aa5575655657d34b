namespace TokenGuard.Engine.Rules.Calls;

/// <summary>A documented or recorded answer and what it says of the token: holds a rule against its source without a network.</summary>
public sealed record AnswerExchange
{
    /// <summary>Where the answer is from.</summary>
    public string? Source { get; init; }

    public required int Status { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public string Body { get; init; } = "";

    /// <summary><c>live</c>, <c>dead</c> or <c>unknown</c>.</summary>
    public required string Verdict { get; init; }
}
