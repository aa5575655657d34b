using TokenGuard.Engine;

namespace TokenGuard.TokenApi.SecretStores;

/// <summary>Prints a new secret for the person who asked to see it.</summary>
/// <param name="stream">Where it is printed.</param>
/// <param name="name">What the place is called.</param>
public sealed class StreamStore(Stream stream, string name) : ISecretStore
{
    public bool CanWrite => true;

    public bool ReadsBack => false;

    public Task<Secret> ReadAsync(CancellationToken cancellation) => throw new SecretStoreException($"{name} cannot be read");

    public Task WriteAsync(Secret secret, CancellationToken cancellation)
    {
        stream.Write(secret.Reveal());
        stream.WriteByte((byte)'\n');
        stream.Flush();
        return Task.CompletedTask;
    }

    public override string ToString() => name;
}
