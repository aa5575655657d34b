using System.Text.Json;
using TokenGuard.Scanning.Findings;

namespace TokenGuard.Scanning.Reports;

/// <summary>Writes findings as SARIF results, each with its places as locations.</summary>
internal sealed class SarifResults(
    Utf8JsonWriter json, IReadOnlyDictionary<string, int> ruleIndexes, SarifBases bases, bool anySuppressed)
{
    private const int MaxLocations = 100;

    public void Write(ReportedFinding finding, SuppressedFinding? suppressed)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule.Id);
        json.WriteNumber("ruleIndex", ruleIndexes[finding.Rule.Id]);
        json.WriteString("level", SarifRule.Level(finding.Severity));
        json.WriteObject("message", () => json.WriteString("text", Message(finding)));
        json.WriteObjects("locations", finding.Occurrences.Take(MaxLocations), WriteLocation);
        json.WriteObject("partialFingerprints", () =>
            json.WriteString("tokenGuardFingerprint/v1", finding.Fingerprint.Value));

        // Once one result of a run has the property, a missing one would mean "not known".
        if (anySuppressed)
        {
            json.WriteObjects<SuppressedFinding>("suppressions", suppressed is null ? [] : [suppressed], WriteSuppression);
        }

        WriteProperties(finding);
        json.WriteEndObject();
    }

    private static string Message(ReportedFinding finding)
    {
        var verdict = finding.Verdict.State == VerdictState.Unchecked ? "" : $" ({ReportWords.Of(finding.Verdict.State)})";
        var remedy = finding.Rule.Remedy.Length > 0 ? " " + finding.Rule.Remedy : "";
        return $"{finding.Rule.Name} {finding.Secret}{verdict} is exposed.{remedy}";
    }

    private void WriteLocation(Occurrence occurrence)
    {
        json.WriteObject("physicalLocation", () =>
        {
            bases.WriteArtifact(json, occurrence.Place.Root, occurrence.Place.Path);
            json.WriteObject("region", () =>
            {
                json.WriteNumber("startLine", occurrence.Start.Line);
                json.WriteNumber("startColumn", occurrence.Start.Column);
                json.WriteNumber("endLine", occurrence.End.Line);
                json.WriteNumber("endColumn", occurrence.End.Column);
                json.WriteNumber("byteOffset", occurrence.Offset);
                json.WriteNumber("byteLength", occurrence.Length);
                json.WriteObject("snippet", () => json.WriteString("text", occurrence.Snippet.Text));
            });
        });
        json.WriteObject("properties", () =>
        {
            json.WriteString("kind", ReportWords.Of(occurrence.Place.Kind));
            json.WriteString("root", occurrence.Place.Root);
            json.WriteOptional("member", occurrence.Place.Member);
            json.WriteOptional("blob", occurrence.Place.BlobId);
            JsonFinding.WriteLayers(json, occurrence.Layers);
            if (occurrence.Place.Commit is { } commit)
            {
                JsonFinding.WriteCommit(json, commit);
            }
        });
    }

    private void WriteSuppression(SuppressedFinding suppressed)
    {
        json.WriteString("kind", suppressed.Origin == SuppressionOrigin.Inline ? "inSource" : "external");
        json.WriteString("status", "accepted");
        json.WriteOptional("justification", suppressed.Reason);
        json.WriteObject("properties", () =>
        {
            json.WriteString("origin", ReportWords.Of(suppressed.Origin));
            json.WriteOptional("owner", suppressed.Owner);
            json.WriteOptional("until", suppressed.Until);
        });
    }

    private void WriteProperties(ReportedFinding finding) => json.WriteObject("properties", () =>
    {
        var first = finding.Occurrences[0];
        json.WriteString("provider", finding.Rule.Provider.Id);
        json.WriteString("secret", finding.Secret.ToString());
        json.WriteString("severity", ReportWords.Of(finding.Severity));
        json.WriteString("confidence", ReportWords.Of(finding.Confidence));
        json.WriteString("verdict", ReportWords.Of(finding.Verdict.State));
        json.WriteOptional("verdictReason", finding.Verdict.Reason);
        JsonFinding.WriteVerdictDetails(json, finding.Verdict);
        json.WriteOptional("blob", first.Place.BlobId);
        JsonFinding.WriteLayers(json, first.Layers);
        if (first.Place.Commit is { } commit)
        {
            JsonFinding.WriteCommit(json, commit);
        }

        json.WriteObjects("companions", finding.Companions, companion => JsonFinding.WriteCompanion(json, companion));
        json.WriteNumber("occurrencesOmitted",
            finding.OccurrencesOmitted + Math.Max(0, finding.Occurrences.Count - MaxLocations));
        if (finding.Checks.Count > 0)
        {
            JsonFinding.WriteChecks(json, finding.Checks);
        }
    });
}
