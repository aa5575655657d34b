using TokenGuard.Engine;
using TokenGuard.TokenApi.Programs;
using TokenGuard.TokenApi.Storage;

namespace TokenGuard.TokenApi.SecretStores;

/// <summary>A secret in a file that its owner alone may read.</summary>
internal sealed class FileStore(string path) : ISecretStore
{
    private const int Largest = 64 * 1024;

    private readonly string file = UserPath.Expand(path);

    public bool CanWrite => true;

    public Task<Secret> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            var bytes = PrivateFiles.Read(file, Largest).AsSpan().TrimEnd("\r\n"u8);
            return bytes.Length > 0 ? Task.FromResult(new Secret(bytes, 0)) : throw new SecretStoreException($"{this} is empty");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SecretStoreException($"{this} cannot be read: {failure.Message}", failure);
        }
    }

    public Task WriteAsync(Secret secret, CancellationToken cancellation)
    {
        try
        {
            PrivateFiles.Replace(file, secret.Reveal());
            return Task.CompletedTask;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SecretStoreException($"{this} cannot be written: {failure.Message}", failure);
        }
    }

    public override string ToString() => $"file:{path}";
}
