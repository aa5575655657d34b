namespace TokenGuard.Scanning.Reports;

/// <summary>One of the things that were given to scan, and how it went.</summary>
public sealed record ScannedRoot
{
    /// <summary>The folder or URL as the user gave it.</summary>
    public required string Root { get; init; }

    public required RootKind Kind { get; init; }

    /// <summary>Full path of a folder on this machine: terminals link to it, reports for others leave it out.</summary>
    public string? FullPath { get; init; }

    public RootVersion? Version { get; init; }

    /// <summary>False if something of it could not be read.</summary>
    public bool Complete { get; init; } = true;

    public long Blobs { get; init; }

    public long Bytes { get; init; }

    /// <summary>Secrets that were found in it.</summary>
    public int Findings { get; init; }
}
