namespace TokenGuard.Engine;

/// <summary>How much harm a leaked token of a kind can do, in rising order.</summary>
public enum Severity
{
    Low,
    Medium,
    High,
    Critical,
}
