namespace TokenGuard.Scanning.Findings;

/// <summary>A place in a text as editors count it.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 code units.</param>
public readonly record struct TextPosition(int Line, int Column);
