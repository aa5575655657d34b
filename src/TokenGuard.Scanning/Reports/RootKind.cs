namespace TokenGuard.Scanning.Reports;

/// <summary>What was given to scan.</summary>
public enum RootKind
{
    Folder,
    Repository,
    Url,
    StandardInput,
}
