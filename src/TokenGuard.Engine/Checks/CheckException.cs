namespace TokenGuard.Engine.Checks;

/// <summary>A check that a rule names does not exist or its argument is wrong.</summary>
public sealed class CheckException(string message) : Exception(message);
