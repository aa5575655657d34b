namespace TokenGuard.Scanning.Findings;

/// <summary>A redacted line of text that is safe to print.</summary>
/// <param name="Text">The line, or the part around the secret.</param>
/// <param name="FocusStart">Where the redacted secret begins in the text.</param>
/// <param name="FocusLength">Length of the redacted secret.</param>
public readonly record struct Snippet(string Text, int FocusStart, int FocusLength);
