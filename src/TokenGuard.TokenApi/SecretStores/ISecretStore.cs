using TokenGuard.Engine;

namespace TokenGuard.TokenApi.SecretStores;

/// <summary>One place of one secret: an environment variable, a file, an entry of a vault. Its text form names the place and no secret.</summary>
public interface ISecretStore
{
    /// <summary>True if <see cref="WriteAsync"/> works here.</summary>
    bool CanWrite { get; }

    /// <summary>
    /// True if reading gives what was written. Where a program writes, another reads: running it to read could destroy what it keeps.
    /// </summary>
    bool ReadsBack => CanWrite;

    /// <exception cref="SecretStoreException">There is no secret, or it cannot be read.</exception>
    Task<Secret> ReadAsync(CancellationToken cancellation);

    /// <summary>Stores a secret, in place of one that is there.</summary>
    /// <exception cref="SecretStoreException">It cannot be written.</exception>
    Task WriteAsync(Secret secret, CancellationToken cancellation);
}
