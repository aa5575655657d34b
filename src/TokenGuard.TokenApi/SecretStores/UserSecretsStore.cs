using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TokenGuard.Engine;
using TokenGuard.TokenApi.Storage;

namespace TokenGuard.TokenApi.SecretStores;

/// <summary>A secret of <c>dotnet user-secrets</c>: a key of the <c>secrets.json</c> of a project's id.</summary>
internal sealed class UserSecretsStore(string id, string key) : ISecretStore
{
    private readonly string path = Path.Combine(Folder(), id, "secrets.json");

    public bool CanWrite => true;

    /// <param name="text">ID/KEY; the key may have colons.</param>
    /// <exception cref="SecretStoreException">It is something else.</exception>
    public static UserSecretsStore Parse(string text) =>
        text.Split('/', 2) is [{ Length: > 0 } id, { Length: > 0 } key] && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && id.Trim('.').Length > 0
            ? new UserSecretsStore(id, key)
            : throw new SecretStoreException("user-secrets needs the project's UserSecretsId, a slash, and a key: user-secrets:ID/Zendesk:Token");

    public Task<Secret> ReadAsync(CancellationToken cancellation) => Load()[key] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0
        ? Task.FromResult(new Secret(Encoding.UTF8.GetBytes(text), 0))
        : throw new SecretStoreException($"there is no {this}");

    public Task WriteAsync(Secret secret, CancellationToken cancellation)
    {
        var all = Load();
        all[key] = Encoding.UTF8.GetString(secret.Reveal());
        var temporary = $"{path}.{Guid.NewGuid():N}";
        try
        {
            PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
            using (var file = PrivateFiles.Open(temporary, FileMode.CreateNew, FileShare.None))
            using (var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true }))
            {
                all.WriteTo(json);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw new SecretStoreException($"{this} cannot be written: {failure.Message}", failure);
        }

        return Task.CompletedTask;
    }

    public override string ToString() => $"user-secrets:{id}/{key}";

    private JsonObject Load()
    {
        try
        {
            return !File.Exists(path) ? []
                : JsonNode.Parse(File.ReadAllBytes(path)) as JsonObject ?? throw new SecretStoreException($"{path} is no JSON object");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new SecretStoreException($"{path} cannot be read: {failure.Message}", failure);
        }
    }

    // Where dotnet user-secrets keeps them.
    private static string Folder() => OperatingSystem.IsWindows()
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "Microsoft", "UserSecrets")
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".microsoft", "usersecrets");
}
