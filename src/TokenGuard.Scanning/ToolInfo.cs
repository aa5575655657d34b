namespace TokenGuard.Scanning;

/// <summary>Which program makes a report.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Uri">Where it is described.</param>
public sealed record ToolInfo(string Version, string Uri);
