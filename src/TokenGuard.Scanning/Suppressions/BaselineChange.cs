namespace TokenGuard.Scanning.Suppressions;

/// <summary>What is done to a baseline.</summary>
public enum BaselineChange
{
    Create,
    Update,
    Prune,
}
