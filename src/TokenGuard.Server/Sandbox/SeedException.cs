namespace TokenGuard.Server.Sandbox;

/// <summary>What was to be put into the sandbox cannot be.</summary>
public sealed class SeedException(string message) : Exception(message);
