namespace TokenGuard.Cli;

/// <summary>What the user asked for cannot be done as asked; the message says why and what to do.</summary>
internal sealed class UsageException(string message) : Exception(message);
