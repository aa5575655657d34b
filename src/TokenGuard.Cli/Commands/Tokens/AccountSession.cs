using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.SecretStores;
using TokenGuard.TokenApi.Settings;
using TokenGuard.TokenApi.Zendesk;

namespace TokenGuard.Cli.Commands.Tokens;

/// <summary>An account that a command works on.</summary>
/// <param name="api">The way to it, the settings and the audit log.</param>
/// <param name="client">The account.</param>
internal sealed class AccountSession(ApiSession api, ZendeskClient client) : IDisposable
{
    public ZendeskClient Client => client;

    public UserSettings Settings => api.Settings;

    public IAuditLog Audit => api.Audit;

    /// <exception cref="SecretStoreException">The reference is none.</exception>
    public ISecretStore OpenStore(string reference) => SecretReference.Parse(reference, api.Client);

    /// <summary>A store to write to.</summary>
    /// <exception cref="UsageException">It can only be read.</exception>
    public ISecretStore OpenWritable(string reference) => OpenStore(reference) is { CanWrite: true } store
        ? store
        : throw new UsageException($"'{reference}' can only be read; use another store");

    public void Dispose() => api.Dispose();
}
