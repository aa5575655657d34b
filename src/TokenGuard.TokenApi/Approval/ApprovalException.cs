namespace TokenGuard.TokenApi.Approval;

/// <summary>A plan is not approved, or cannot be.</summary>
public sealed class ApprovalException(string message, Exception? inner = null) : Exception(message, inner);
