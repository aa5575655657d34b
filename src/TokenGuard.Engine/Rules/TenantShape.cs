namespace TokenGuard.Engine.Rules;

/// <summary>The shape of a tenant name in a host template, with names that are never a tenant.</summary>
/// <param name="Name">The name that stands in braces.</param>
/// <param name="Pattern">Pattern that the whole name must match.</param>
/// <param name="Not">Names that the vendor keeps for itself or that documentation uses.</param>
public sealed record TenantShape(string Name, string Pattern, IReadOnlyList<string> Not);
