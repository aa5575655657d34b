namespace TokenGuard.Scanning.Findings;

/// <summary>What kind of source a blob came from.</summary>
public enum PlaceKind
{
    File,
    Staged,
    History,
    StandardInput,
}
