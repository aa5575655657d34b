using System.Text;
using TokenGuard.Engine;
using TokenGuard.Engine.Rules.Calls;
using TokenGuard.TokenApi.SecretStores;
using TokenGuard.TokenApi.Settings;

namespace TokenGuard.TokenApi.Revocation;

/// <summary>The owner's own credentials: from where the user's settings say, else from the environment.</summary>
/// <param name="settings">The user's settings.</param>
/// <param name="open">Opens a secret reference such as <c>command:pass show zendesk</c>.</param>
/// <param name="environment">Reads an environment variable.</param>
public sealed class AdminCredentials(UserSettings settings, Func<string, ISecretStore> open, Func<string, string?> environment)
{
    /// <summary>The names that have no credential, with how to give one; none if all are there.</summary>
    public IReadOnlyList<string> Missing(string provider, RevokeGuide guide) =>
        [.. guide.Admin.Where(wanted => ReferenceOf(provider, wanted.Key) is null && string.IsNullOrEmpty(environment(wanted.Value)))
            .Select(wanted => $"set {wanted.Value}, or [provider.{provider}] {wanted.Key} = '…' in your configuration")];

    /// <exception cref="SecretStoreException">A credential cannot be read.</exception>
    /// <exception cref="RevocationException">There is none.</exception>
    public async Task<IReadOnlyDictionary<string, Secret>> ReadAsync(string provider, RevokeGuide guide, CancellationToken cancellation)
    {
        var credentials = new Dictionary<string, Secret>(StringComparer.Ordinal);
        foreach (var (name, variable) in guide.Admin.Concat(guide.AdminOptional))
        {
            if (ReferenceOf(provider, name) is { } reference)
            {
                credentials["admin." + name] = await open(reference).ReadAsync(cancellation).ConfigureAwait(false);
            }
            else if (environment(variable) is { Length: > 0 } value)
            {
                credentials["admin." + name] = new Secret(Encoding.UTF8.GetBytes(value), 0);
            }
            else if (guide.Admin.Any(wanted => wanted.Key == name))
            {
                throw new RevocationException($"it needs the owner's own credential: {Missing(provider, guide)[0]}");
            }
        }

        return credentials;
    }

    private string? ReferenceOf(string provider, string name) =>
        settings.Providers.TryGetValue(provider, out var own) && own.Credentials.TryGetValue(name, out var reference) ? reference : null;
}
