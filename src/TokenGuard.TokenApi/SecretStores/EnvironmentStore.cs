using TokenGuard.Engine;

namespace TokenGuard.TokenApi.SecretStores;

/// <summary>A secret in an environment variable.</summary>
internal sealed class EnvironmentStore(string name) : ISecretStore
{
    public bool CanWrite => false;

    /// <param name="text">The variable's name.</param>
    /// <exception cref="SecretStoreException">It is no name; it is not repeated, since somebody may have put the secret there.</exception>
    public static EnvironmentStore Parse(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !char.IsAsciiDigit(text[0])
            ? new EnvironmentStore(text)
            : throw new SecretStoreException("env needs the name of an environment variable: letters, digits and underscores");

    public Task<Secret> ReadAsync(CancellationToken cancellation) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
        ? Task.FromResult(SecretText.ToSecret(value))
        : throw new SecretStoreException($"the environment variable {name} is not set or empty");

    public Task WriteAsync(Secret secret, CancellationToken cancellation) =>
        throw new SecretStoreException($"{this} cannot be written: a program cannot change the environment of the one that started it");

    public override string ToString() => $"env:{name}";
}
