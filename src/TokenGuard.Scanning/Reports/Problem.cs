namespace TokenGuard.Scanning.Reports;

/// <summary>Something that could not be read, so that the scan is not complete.</summary>
/// <param name="Root">The root it belongs to.</param>
/// <param name="Path">Path below the root, or null if the root as a whole could not be read.</param>
/// <param name="Message">What went wrong.</param>
public sealed record Problem(string Root, string? Path, string Message);
