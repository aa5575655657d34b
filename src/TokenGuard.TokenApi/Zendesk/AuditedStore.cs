using TokenGuard.Engine;
using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.SecretStores;

namespace TokenGuard.TokenApi.Zendesk;

/// <summary>Stores a new credential, and writes down that it does.</summary>
public static class AuditedStore
{
    /// <param name="store">Where it goes.</param>
    /// <param name="value">The new credential.</param>
    /// <param name="subject">Whose value it is, as in <c>oauth_token 123</c>.</param>
    /// <param name="step">The step of a longer action; null without one.</param>
    /// <param name="audit">The log.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="SecretStoreException">It cannot be stored.</exception>
    public static async Task WriteAsync(ISecretStore store, Secret value, string subject, string? step, IAuditLog audit, CancellationToken cancellation)
    {
        var entry = new AuditEvent
        {
            Action = AuditAction.Store,
            Outcome = AuditOutcome.Intended,
            Provider = ZendeskAccount.Provider,
            Subject = subject,
            Step = step,
            Detail = $"to {store}",
        };
        audit.Append(entry);
        try
        {
            await store.WriteAsync(value, cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is SecretStoreException or OperationCanceledException)
        {
            audit.Append(entry with { Outcome = failure is SecretStoreException ? AuditOutcome.Failed : AuditOutcome.Unknown, Detail = failure.Message });
            throw;
        }

        audit.Append(entry with { Outcome = AuditOutcome.Succeeded });
    }
}
