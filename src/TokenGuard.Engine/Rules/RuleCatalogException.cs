namespace TokenGuard.Engine.Rules;

/// <summary>A compiled catalogue that cannot be read: damaged, or written by another version.</summary>
public sealed class RuleCatalogException(string message, Exception? cause = null) : Exception(message, cause);
