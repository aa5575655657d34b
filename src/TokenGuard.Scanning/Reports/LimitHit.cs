namespace TokenGuard.Scanning.Reports;

/// <summary>A limit that was reached; what lies behind it was not looked at.</summary>
/// <param name="Root">The root it belongs to.</param>
/// <param name="Path">Path below the root, or null.</param>
/// <param name="Message">Which limit, in words.</param>
public sealed record LimitHit(string Root, string? Path, string Message);
