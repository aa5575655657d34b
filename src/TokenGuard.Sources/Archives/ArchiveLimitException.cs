namespace TokenGuard.Sources.Archives;

/// <summary>A limit was reached; the message says which one, for the report.</summary>
internal sealed class ArchiveLimitException(string message) : IOException(message);
