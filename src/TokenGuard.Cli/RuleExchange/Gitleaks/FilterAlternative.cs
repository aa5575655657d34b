namespace TokenGuard.Cli.RuleExchange.Gitleaks;

/// <summary>One of the alternatives that make a filter true.</summary>
/// <param name="Text">As it is written, in one line.</param>
/// <param name="Terms">The conditions that hold together; null if not all of them are simple.</param>
internal sealed record FilterAlternative(string Text, IReadOnlyList<FilterTerm>? Terms);
