namespace TokenGuard.Engine;

/// <summary>A rule cannot be run.</summary>
public sealed class RuleException(string message) : Exception(message);
