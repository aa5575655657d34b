namespace TokenGuard.Cli;

/// <summary>Standard output is closed, or goes to a disk that is full.</summary>
internal sealed class OutputException(Exception cause) : IOException((cause.InnerException ?? cause).Message, cause);
