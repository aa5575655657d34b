using System.Text;
using TokenGuard.Engine;

namespace TokenGuard.TokenApi.SecretStores;

/// <summary>A secret in an environment variable.</summary>
internal sealed class EnvironmentStore(string name) : ISecretStore
{
    public bool CanWrite => false;

    public Task<Secret> ReadAsync(CancellationToken cancellation) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
        ? Task.FromResult(new Secret(Encoding.UTF8.GetBytes(value), 0))
        : throw new SecretStoreException($"the environment variable {name} is not set");

    public Task WriteAsync(Secret secret, CancellationToken cancellation) =>
        throw new SecretStoreException($"{this} cannot be written: a program cannot change the environment of the one that started it");

    public override string ToString() => $"env:{name}";
}
