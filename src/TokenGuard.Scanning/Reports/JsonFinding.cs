using System.Text.Json;
using TokenGuard.Engine.Checks;
using TokenGuard.Engine.Decoding;
using TokenGuard.Scanning.Companions;
using TokenGuard.Scanning.Findings;

namespace TokenGuard.Scanning.Reports;

/// <summary>A finding as an object of the JSON report.</summary>
public static class JsonFinding
{
    public static void Write(Utf8JsonWriter json, ReportedFinding finding)
    {
        json.WriteString("fingerprint", finding.Fingerprint.Value);
        json.WriteString("rule", finding.Rule.Id);
        json.WriteString("ruleName", finding.Rule.Name);
        json.WriteString("provider", finding.Rule.Provider.Id);
        json.WriteString("secret", finding.Secret.ToString());
        json.WriteString("severity", ReportWords.Of(finding.Severity));
        json.WriteString("confidence", ReportWords.Of(finding.Confidence));
        json.WriteString("verdict", ReportWords.Of(finding.Verdict.State));
        json.WriteOptional("verdictReason", finding.Verdict.Reason);
        WriteVerdictDetails(json, finding.Verdict);
        json.WriteObjects("occurrences", finding.Occurrences, occurrence => WriteOccurrence(json, occurrence));
        json.WriteNumber("occurrencesOmitted", finding.OccurrencesOmitted);
        json.WriteObjects("companions", finding.Companions, companion => WriteCompanion(json, companion));
        if (finding.Checks.Count > 0)
        {
            WriteChecks(json, finding.Checks);
        }
    }

    public static void WriteChecks(Utf8JsonWriter json, IReadOnlyList<CheckOutcome> checks) =>
        json.WriteObjects("checks", checks, check =>
        {
            json.WriteString("check", check.Check);
            json.WriteBoolean("passed", check.Passed);
            json.WriteOptional("reason", check.Reason);
        });

    public static void WriteCommit(Utf8JsonWriter json, CommitInfo commit) => json.WriteObject("commit", () =>
    {
        json.WriteString("id", commit.Id);
        json.WriteString("author", commit.AuthorName);
        json.WriteString("email", commit.AuthorEmail);
        json.WriteString("date", ReportWords.Of(commit.Date));
        json.WriteString("subject", commit.Subject);
    });

    public static void WriteLayers(Utf8JsonWriter json, IReadOnlyList<EncodingLayer> layers) =>
        json.WriteObjects("layers", layers, layer =>
        {
            json.WriteString("kind", ReportWords.Of(layer.Kind));
            json.WriteNumber("offset", layer.Span.Start);
            json.WriteNumber("length", layer.Span.Length);
        });

    public static void WriteCompanion(Utf8JsonWriter json, CompanionValue companion)
    {
        json.WriteString("name", companion.Name);
        json.WriteString("value", companion.Shown);
        json.WriteString("nearness", ReportWords.Of(companion.Nearness));
        json.WriteString("root", companion.Place.Root);
        json.WriteString("path", companion.Place.Path);
        json.WriteOptional("commit", companion.Place.Commit?.Id);
        if (companion.IsSecret)
        {
            json.WriteBoolean("secret", true);
        }
    }

    /// <summary>What the provider told besides: left out where it told nothing.</summary>
    public static void WriteVerdictDetails(Utf8JsonWriter json, Verdict verdict)
    {
        if (verdict.Identity.Count > 0)
        {
            json.WriteObject("identity", () =>
            {
                foreach (var (name, value) in verdict.Identity)
                {
                    json.WriteString(name, value);
                }
            });
        }

        if (verdict.Scopes.Count > 0)
        {
            json.WriteStartArray("scopes");
            foreach (var scope in verdict.Scopes)
            {
                json.WriteStringValue(scope);
            }

            json.WriteEndArray();
        }

        json.WriteOptional("expires", verdict.Expires is { } expires ? ReportWords.Of(expires) : null);
        json.WriteOptional("lastUsed", verdict.LastUsed is { } used ? ReportWords.Of(used) : null);
        if (verdict.CountedAsUse)
        {
            json.WriteBoolean("verificationCountedAsUse", true);
        }
    }

    private static void WriteOccurrence(Utf8JsonWriter json, Occurrence occurrence)
    {
        json.WriteString("root", occurrence.Place.Root);
        json.WriteString("path", occurrence.Place.Path);
        json.WriteOptional("member", occurrence.Place.Member);
        json.WriteString("kind", ReportWords.Of(occurrence.Place.Kind));
        json.WriteNumber("startLine", occurrence.Start.Line);
        json.WriteNumber("startColumn", occurrence.Start.Column);
        json.WriteNumber("endLine", occurrence.End.Line);
        json.WriteNumber("endColumn", occurrence.End.Column);
        json.WriteNumber("byteOffset", occurrence.Offset);
        json.WriteNumber("byteLength", occurrence.Length);
        json.WriteOptional("blob", occurrence.Place.BlobId);
        WriteLayers(json, occurrence.Layers);
        if (occurrence.Place.Commit is { } commit)
        {
            WriteCommit(json, commit);
        }

        json.WriteString("snippet", occurrence.Snippet.Text);
    }
}
