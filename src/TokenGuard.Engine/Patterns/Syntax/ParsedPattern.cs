namespace TokenGuard.Engine.Patterns.Syntax;

/// <summary>What the parser makes of a pattern.</summary>
/// <param name="Root">The pattern as a tree.</param>
/// <param name="GroupNames">Names of the groups, null for those without; group n stands at index n - 1.</param>
internal sealed record ParsedPattern(Node Root, IReadOnlyList<string?> GroupNames);
