namespace TokenGuard.Analyzers.Scopes;

/// <summary>A text of scopes with each of its scopes judged.</summary>
internal sealed record JudgedText(ScopeText Text, IReadOnlyList<JudgedScope> Scopes);
