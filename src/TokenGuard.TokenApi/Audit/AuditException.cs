namespace TokenGuard.TokenApi.Audit;

/// <summary>The audit log cannot be written, read or trusted.</summary>
public sealed class AuditException(string message, Exception? inner = null) : Exception(message, inner);
