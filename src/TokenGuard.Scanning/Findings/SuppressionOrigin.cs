namespace TokenGuard.Scanning.Findings;

/// <summary>Where it was said that a finding is accepted.</summary>
public enum SuppressionOrigin
{
    Inline,
    Configuration,
    Baseline,
}
