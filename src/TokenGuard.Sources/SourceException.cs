namespace TokenGuard.Sources;

/// <summary>A source cannot be opened at all; the message names it and says what to do.</summary>
public sealed class SourceException(string message, Exception? inner = null) : Exception(message, inner);
