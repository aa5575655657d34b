using System.Text.Json;

namespace TokenGuard.Scanning.Reports;

/// <summary>How the scan went, as a SARIF invocation: it was successful only if everything could be read.</summary>
internal static class SarifInvocation
{
    public static void Write(Utf8JsonWriter json, ScanReport report, SarifBases bases)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", report.Complete);
        json.WriteNumber("exitCode", report.ExitCode);
        json.WriteString("startTimeUtc", ReportWords.Of(report.Started));
        json.WriteString("endTimeUtc", ReportWords.Of(report.Ended));
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var problem in report.Problems)
        {
            WriteNotification(json, bases, "error", "unreadable", problem.Message, problem.Root, problem.Path);
        }

        foreach (var limit in report.LimitsHit)
        {
            WriteNotification(json, bases, "warning", "limit", limit.Message, limit.Root, limit.Path);
        }

        foreach (var notice in report.Notices)
        {
            var kind = ReportWords.Of(notice.Kind);
            WriteNotification(json, bases, "note", kind, notice.Message, notice.Root, notice.Path);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteNotification(
        Utf8JsonWriter json, SarifBases bases, string level, string kind, string message, string? root, string? path)
    {
        json.WriteStartObject();
        json.WriteObject("descriptor", () => json.WriteString("id", kind));
        json.WriteString("level", level);
        json.WriteObject("message", () => json.WriteString("text", root is null || path is not null ? message : $"{root}: {message}"));
        if (root is not null && path is not null)
        {
            json.WriteObjects("locations", [path], at =>
                json.WriteObject("physicalLocation", () => bases.WriteArtifact(json, root, at)));
        }

        json.WriteEndObject();
    }
}
