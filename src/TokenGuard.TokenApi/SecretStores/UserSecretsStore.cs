using System.Text.Encodings.Web;
using System.Text.Json;
using TokenGuard.Engine;
using TokenGuard.TokenApi.Programs;
using TokenGuard.TokenApi.Storage;

namespace TokenGuard.TokenApi.SecretStores;

/// <summary>
/// A secret of <c>dotnet user-secrets</c>: a key of the <c>secrets.json</c> of a project's id. Keys are compared without case and
/// may be nested objects, as .NET's configuration has it.
/// </summary>
internal sealed class UserSecretsStore(string folder, string id, string key) : ISecretStore
{
    private const int Largest = 1 << 20;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string path = Path.Combine(folder, id, "secrets.json");

    public bool CanWrite => true;

    /// <param name="text">ID/KEY; the key may have colons.</param>
    /// <exception cref="SecretStoreException">It is something else.</exception>
    public static UserSecretsStore Parse(string text) =>
        text.Split('/', 2) is [{ Length: > 0 } id, { Length: > 0 } key] && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && id.Trim('.').Length > 0
            ? new UserSecretsStore(Folder(), id, key)
            : throw new SecretStoreException("user-secrets needs the project's UserSecretsId, a slash, and a key: user-secrets:ID/Zendesk:Token");

    public Task<Secret> ReadAsync(CancellationToken cancellation)
    {
        using var json = Load();
        return Find(json.RootElement, "") is { Length: > 0 } text
            ? Task.FromResult(SecretText.ToSecret(text))
            : throw new SecretStoreException($"there is no {this}");
    }

    public Task WriteAsync(Secret secret, CancellationToken cancellation)
    {
        var text = SecretText.Of(secret, this);
        using var all = Load();
        try
        {
            PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
            PrivateFiles.Replace(path, With(all.RootElement, text));
            return Task.CompletedTask;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SecretStoreException($"{this} cannot be written: {failure.Message}", failure);
        }
    }

    public override string ToString() => $"user-secrets:{id}/{key}";

    private JsonDocument Load()
    {
        try
        {
            // The tool writes a byte order mark, which is no JSON.
            var bytes = File.Exists(path) ? PrivateFiles.Read(path, Largest) : "{}"u8.ToArray();
            var json = JsonDocument.Parse(bytes.AsMemory(bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0), Lenient);
            return json.RootElement.ValueKind == JsonValueKind.Object ? json : throw new SecretStoreException($"{path} is no JSON object");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new SecretStoreException($"{this} cannot be used: {path}: {JsonFault.Describe(failure)}", failure);
        }
    }

    /// <summary>The last one wins, as in .NET's configuration.</summary>
    private string? Find(JsonElement table, string above)
    {
        string? found = null;
        foreach (var property in table.EnumerateObject())
        {
            found = property.Value.ValueKind switch
            {
                JsonValueKind.Object => Find(property.Value, above + property.Name + ":"),
                JsonValueKind.String when IsKey(above + property.Name) => property.Value.GetString(),
                _ => null,
            } ?? found;
        }

        return found;
    }

    private byte[] With(JsonElement all, string text)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            WriteOthers(json, all, "");
            json.WriteString(key, text);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private void WriteOthers(Utf8JsonWriter json, JsonElement table, string above)
    {
        foreach (var property in table.EnumerateObject())
        {
            var name = above + property.Name;
            if (property.Value.ValueKind == JsonValueKind.Object && key.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
            {
                json.WriteStartObject(property.Name);
                WriteOthers(json, property.Value, name + ":");
                json.WriteEndObject();
            }
            else if (!IsKey(name))
            {
                property.WriteTo(json);
            }
        }
    }

    private bool IsKey(string name) => name.Equals(key, StringComparison.OrdinalIgnoreCase);

    // Where dotnet user-secrets keeps them.
    private static string Folder() => OperatingSystem.IsWindows()
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "Microsoft", "UserSecrets")
        : Path.Combine(UserPath.Home, ".microsoft", "usersecrets");
}
