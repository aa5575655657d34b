using System.Security.Cryptography;
using System.Text.Json;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Locators;
using TokenGuard.Scanning.Reports;
using TokenGuard.TokenApi.Storage;

namespace TokenGuard.TokenApi.Revocation;

/// <summary>What is to be revoked, as a file that people read, sign and run. It holds where secrets stand and none of them.</summary>
/// <param name="Proposer">Who wants it.</param>
/// <param name="Created">When it was proposed.</param>
/// <param name="Source">The folder to read secrets from in place of the report's roots; null for these.</param>
/// <param name="DeactivateOnly">True to stop after what the provider can undo.</param>
/// <param name="UseLeaked">True to use a leaked token where its provider asks for an owner's credential.</param>
/// <param name="Findings">The tokens.</param>
public sealed record RevocationPlan(
    string Proposer, DateTimeOffset Created, string? Source, bool DeactivateOnly, bool UseLeaked, IReadOnlyList<StoredFinding> Findings)
{
    private const int FormatVersion = 1;
    private const string Kind = "tokenguard-revocation-plan";

    /// <summary>The identity of the file's bytes, as the audit log names the plan.</summary>
    public static string HashOf(byte[] file) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(file));

    /// <summary>The bytes of a new plan.</summary>
    public static byte[] Write(RevocationPlan plan, IReadOnlyList<ReportedFinding> findings)
    {
        using var file = new MemoryStream();
        using (var json = ReportJson.Create(file))
        {
            json.WriteStartObject();
            json.WriteNumber("version", FormatVersion);
            json.WriteString("kind", Kind);
            json.WriteString("proposer", plan.Proposer);
            json.WriteString("created", plan.Created);
            json.WriteOptional("source", plan.Source);
            json.WriteBoolean("deactivateOnly", plan.DeactivateOnly);
            json.WriteBoolean("useLeaked", plan.UseLeaked);
            json.WriteObjects("findings", findings, finding => JsonFinding.Write(json, finding));
            json.WriteEndObject();
        }

        file.WriteByte((byte)'\n');
        return file.ToArray();
    }

    /// <param name="file">What was read.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="RevocationException">It is no plan.</exception>
    public static RevocationPlan Read(byte[] file, string name)
    {
        try
        {
            using var json = JsonDocument.Parse(file);
            var plan = json.RootElement;
            return plan.GetProperty("kind").GetString() == Kind && plan.GetProperty("version").GetInt32() == FormatVersion
                ? new RevocationPlan(
                    plan.GetProperty("proposer").GetString()!,
                    plan.GetProperty("created").GetDateTimeOffset(),
                    plan.TryGetProperty("source", out var source) ? source.GetString() : null,
                    plan.GetProperty("deactivateOnly").GetBoolean(),
                    plan.GetProperty("useLeaked").GetBoolean(),
                    [.. plan.GetProperty("findings").EnumerateArray().Select(StoredReport.ReadFinding)])
                : throw new RevocationException($"{name} is no revocation plan: it is of another kind or version");
        }
        catch (JsonException wrong)
        {
            throw new RevocationException($"{name} is no revocation plan: {JsonFault.Describe(wrong)}");
        }
        catch (Exception wrong) when (wrong is KeyNotFoundException or InvalidOperationException or FormatException or InvalidDataException)
        {
            throw new RevocationException($"{name} is no revocation plan: what every plan says is missing, or of another type");
        }
    }
}
