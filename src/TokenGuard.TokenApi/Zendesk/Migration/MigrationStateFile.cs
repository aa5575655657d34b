using System.Buffers;
using System.Text.Json;
using TokenGuard.Sources.Files;
using TokenGuard.TokenApi.Storage;
using TokenGuard.TokenApi.Zendesk.Connection;

namespace TokenGuard.TokenApi.Zendesk.Migration;

/// <summary>Keeps the state of a migration in a file that only its owner can read.</summary>
/// <param name="path">The file.</param>
public sealed class MigrationStateFile(string path)
{
    private const int Version = 1;

    public string Path => path;

    /// <summary>The state of an earlier run; null if there was none.</summary>
    /// <exception cref="MigrationException">The file cannot be read or is no state.</exception>
    public MigrationState? Read()
    {
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            using var json = JsonDocument.Parse(WholeInput.Read(path));
            return Of(json.RootElement) ?? throw new MigrationException($"'{path}' is no state of a migration; name another file");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new MigrationException($"the state '{path}' cannot be read: {JsonFault.Describe(failure)}", failure);
        }
    }

    /// <summary>Replaces the file as a whole, so that an interruption leaves the old or the new state.</summary>
    /// <exception cref="MigrationException">It cannot be written.</exception>
    public void Write(MigrationState state)
    {
        try
        {
            WholeFile.Replace(path, Format(state), forOwnerOnly: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new MigrationException($"the state '{path}' cannot be written: {failure.Message}", failure);
        }
    }

    public void Remove() => File.Delete(path);

    private static ReadOnlySpan<byte> Format(MigrationState state)
    {
        var text = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("subdomain", state.Subdomain);
        json.WriteNumber("oldId", state.OldId);
        json.WriteString("grant", state.Grant.ToString());
        json.WriteTexts("scopes", state.Scopes);
        json.WriteString("store", state.Store);
        json.WriteString("clientIdentifier", state.ClientIdentifier);
        WriteNumber(json, "clientId", state.ClientId);
        WriteNumber(json, "tokenId", state.TokenId);
        json.WriteBoolean("deactivatedHere", state.DeactivatedHere);
        json.WriteBoolean("undoing", state.Undoing);
        json.WriteTexts("done", state.Done.Select(step => step.ToString()));
        json.WriteEndObject();
        json.Flush();
        return text.WrittenSpan;
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
    }

    private static MigrationState? Of(JsonElement json) =>
        json.Number("version") == Version && json.Text("subdomain") is { } subdomain && json.Number("oldId") is { } oldId
        && Enum.TryParse<MigrationGrant>(json.Text("grant"), out var grant)
            ? new MigrationState
            {
                Subdomain = subdomain,
                OldId = oldId,
                Grant = grant,
                Scopes = json.Words("scopes"),
                Store = json.Text("store") ?? "",
                ClientIdentifier = json.Text("clientIdentifier"),
                ClientId = json.Number("clientId"),
                TokenId = json.Number("tokenId"),
                DeactivatedHere = json.Flag("deactivatedHere") ?? false,
                Undoing = json.Flag("undoing") ?? false,
                Done = [.. json.Words("done").Select(word => Enum.TryParse<MigrationStep>(word, out var step) ? step : (MigrationStep?)null).OfType<MigrationStep>()],
            }
            : null;
}
