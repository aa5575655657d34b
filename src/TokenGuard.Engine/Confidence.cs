namespace TokenGuard.Engine;

/// <summary>How sure a rule or a finding is that the value is a real secret, in rising order.</summary>
public enum Confidence
{
    Low,
    Medium,
    High,
}
