namespace TokenGuard.Scanning.Reports;

/// <summary>Something the reader should know although the scan went on.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Message">What happened.</param>
/// <param name="Root">The root it belongs to, if it belongs to one.</param>
/// <param name="Path">Path below the root, if it is about one.</param>
public sealed record Notice(NoticeKind Kind, string Message, string? Root = null, string? Path = null);
