namespace TokenGuard.Server.Sandbox.Audit;

/// <summary>One change, as the account's audit log words it.</summary>
/// <param name="Action"><c>create</c>, <c>update</c> or <c>destroy</c>.</param>
/// <param name="SourceType">What was changed; no source tells the real word for API tokens, <c>api_token</c> is ours.</param>
/// <param name="SourceId">Which one.</param>
/// <param name="SourceLabel">Its name.</param>
/// <param name="Change">What changed.</param>
internal sealed record AuditEntry(string Action, string SourceType, long SourceId, string SourceLabel, string Change);
