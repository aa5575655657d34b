namespace TokenGuard.Engine.Rules;

/// <summary>What one rule file holds.</summary>
public sealed record RuleFile(ProviderDefinition Provider, IReadOnlyList<TokenRule> Rules);
