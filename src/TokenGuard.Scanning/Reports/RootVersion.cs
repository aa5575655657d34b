namespace TokenGuard.Scanning.Reports;

/// <summary>Which version of a repository was scanned, as far as it is known.</summary>
public sealed record RootVersion
{
    public string? RepositoryUri { get; init; }

    public string? Revision { get; init; }

    public string? Branch { get; init; }
}
