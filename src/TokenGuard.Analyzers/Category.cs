namespace TokenGuard.Analyzers;

/// <summary>The groups of diagnostics, as IDEs show them.</summary>
internal static class Category
{
    public const string HardCoded = "TokenGuard.HardCoded";
    public const string Transport = "TokenGuard.Transport";
    public const string Scope = "TokenGuard.Scope";
    public const string Retirement = "TokenGuard.Retirement";
}
