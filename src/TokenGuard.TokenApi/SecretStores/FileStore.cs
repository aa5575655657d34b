using TokenGuard.Engine;
using TokenGuard.TokenApi.Storage;

namespace TokenGuard.TokenApi.SecretStores;

/// <summary>A secret in a file that its owner alone may read.</summary>
internal sealed class FileStore(string path) : ISecretStore
{
    private const int Largest = 64 * 1024;

    public bool CanWrite => true;

    public async Task<Secret> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            RefuseOthers();
            if (new FileInfo(path).Length > Largest)
            {
                throw new SecretStoreException($"{this} is larger than any secret");
            }

            var bytes = (await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false)).AsSpan().TrimEnd("\r\n"u8);
            return bytes.Length > 0 ? new Secret(bytes, 0) : throw new SecretStoreException($"{this} is empty");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SecretStoreException($"{this} cannot be read: {failure.Message}", failure);
        }
    }

    public async Task WriteAsync(Secret secret, CancellationToken cancellation)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}";
        try
        {
            if (new FileInfo(path).LinkTarget is not null)
            {
                throw new SecretStoreException($"{this} is a symbolic link, and is not followed");
            }

            var file = PrivateFiles.Open(temporary, FileMode.CreateNew, FileShare.None);
            await using (file.ConfigureAwait(false))
            {
                file.Write(secret.Reveal());
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Deleting where the folder is missing would fail in its turn.
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }

            throw new SecretStoreException($"{this} cannot be written: {failure.Message}", failure);
        }
    }

    public override string ToString() => $"file:{path}";

    private void RefuseOthers()
    {
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if (!OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & Others) != 0)
        {
            throw new SecretStoreException($"{this} may be read by others: chmod 600 '{path}'");
        }
    }
}
