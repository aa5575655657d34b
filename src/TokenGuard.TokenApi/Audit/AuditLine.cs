using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TokenGuard.TokenApi.Audit;

/// <summary>The form of a line: a JSON object whose last property is the SHA-256 of all before it.</summary>
internal static class AuditLine
{
    private const string HashStart = ",\"hash\":\"";
    private const string HashEnd = "\"}";
    private const int HashLength = 64;

    /// <summary>The line without its line break, and its record.</summary>
    public static (byte[] Line, AuditRecord Record) Write(AuditHead previous, DateTimeOffset time, string actor, AuditEvent entry)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("seq", previous.Sequence + 1);
            json.WriteString("time", time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("actor", actor);
            json.WriteString("action", WordOf(entry.Action));
            json.WriteString("outcome", WordOf(entry.Outcome));
            json.WriteString("provider", entry.Provider);
            WriteOptional(json, "rule", entry.Rule);
            WriteOptional(json, "fingerprint", entry.Fingerprint);
            WriteOptional(json, "subject", entry.Subject);
            WriteOptional(json, "step", entry.Step);
            WriteOptional(json, "plan", entry.Plan);
            WriteOptional(json, "detail", entry.Detail);
            json.WriteString("previous", previous.Hash);
            json.WriteEndObject();
        }

        var open = buffer.ToArray()[..^1];
        var hash = Convert.ToHexStringLower(SHA256.HashData(open));
        byte[] line = [.. open, .. Encoding.ASCII.GetBytes(HashStart + hash + HashEnd)];
        return (line, new AuditRecord(previous.Sequence + 1, time, actor, entry, previous.Hash, hash));
    }

    /// <summary>Reads a line and holds it against the one before it.</summary>
    /// <exception cref="FormatException">It is no line, was changed, or does not follow.</exception>
    public static AuditRecord Read(ReadOnlySpan<byte> line, AuditHead previous)
    {
        var open = line.Length - HashStart.Length - HashLength - HashEnd.Length;
        if (open <= 0 || !line.Slice(open, HashStart.Length).SequenceEqual(Encoding.ASCII.GetBytes(HashStart)) || !line.EndsWith(Encoding.ASCII.GetBytes(HashEnd)))
        {
            throw new FormatException("it is no line of an audit log");
        }

        var hash = Encoding.ASCII.GetString(line.Slice(open + HashStart.Length, HashLength));
        if (hash != Convert.ToHexStringLower(SHA256.HashData(line[..open])))
        {
            throw new FormatException("it was changed after it was written");
        }

        var record = ReadRecord(line, hash);
        return record.Sequence == previous.Sequence + 1 && record.Previous == previous.Hash
            ? record
            : throw new FormatException($"it is number {record.Sequence} and does not follow number {previous.Sequence}: lines are missing, or in another order");
    }

    public static string WordOf<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static AuditRecord ReadRecord(ReadOnlySpan<byte> line, string hash)
    {
        try
        {
            using var json = JsonDocument.Parse(line.ToArray());
            var root = json.RootElement;
            return new AuditRecord(
                root.GetProperty("seq").GetInt64(),
                root.GetProperty("time").GetDateTimeOffset(),
                root.GetProperty("actor").GetString()!,
                new AuditEvent
                {
                    Action = Enum.Parse<AuditAction>(root.GetProperty("action").GetString()!, ignoreCase: true),
                    Outcome = Enum.Parse<AuditOutcome>(root.GetProperty("outcome").GetString()!, ignoreCase: true),
                    Provider = root.GetProperty("provider").GetString()!,
                    Rule = Optional(root, "rule"),
                    Fingerprint = Optional(root, "fingerprint"),
                    Subject = Optional(root, "subject"),
                    Step = Optional(root, "step"),
                    Plan = Optional(root, "plan"),
                    Detail = Optional(root, "detail"),
                },
                root.GetProperty("previous").GetString()!,
                hash);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"it is no line of an audit log: {wrong.Message}");
        }
    }

    private static string? Optional(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static void WriteOptional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
