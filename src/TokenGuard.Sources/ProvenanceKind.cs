namespace TokenGuard.Sources;

/// <summary>The kinds of places that blobs come from.</summary>
public enum ProvenanceKind
{
    File,
    StandardInput,
    Staged,
    History,
}
