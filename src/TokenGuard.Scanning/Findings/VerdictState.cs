namespace TokenGuard.Scanning.Findings;

/// <summary>What is known of whether a token still works.</summary>
public enum VerdictState
{
    Unchecked,
    Unknown,
    Dead,
    Live,
}
