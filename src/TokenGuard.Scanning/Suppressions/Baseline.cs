using System.Text;
using TokenGuard.Engine.Configuration;
using TokenGuard.Scanning.Configuration;
using TokenGuard.Scanning.Findings;
using TokenGuard.Sources.Files;

namespace TokenGuard.Scanning.Suppressions;

/// <summary>A file of findings that were accepted at once.</summary>
public sealed class Baseline
{
    /// <summary>A scan uses a file of this name beside the configuration, and the nearest at or above the scanned folder, by itself.</summary>
    public const string FileName = ".tokenguard-baseline.toml";

    private readonly IReadOnlyList<Suppression> entries;

    private Baseline(IReadOnlyList<Suppression> entries) => this.entries = entries;

    /// <summary>What became of a baseline.</summary>
    /// <param name="Baseline">The new one.</param>
    /// <param name="Kept">Entries that stay.</param>
    /// <param name="Added">Entries that are new.</param>
    /// <param name="Removed">Entries that are gone.</param>
    public sealed record Change(Baseline Baseline, int Kept, int Added, int Removed);

    public static Baseline Empty { get; } = new([]);

    /// <summary>Reads a file.</summary>
    /// <exception cref="ConfigurationException">It cannot be used.</exception>
    public static Baseline Read(string path) =>
        new([.. ConfigurationLoader.ReadBaseline(path).Select(entry => entry.Suppression)]);

    /// <summary>Brings the baseline in line with what a scan without it has found.</summary>
    public Change Apply(BaselineChange change, IReadOnlyList<ReportedFinding> findings, Acceptance acceptance)
    {
        var found = findings.Select(finding => finding.Fingerprint.Value).ToHashSet(StringComparer.Ordinal);
        var kept = change == BaselineChange.Prune
            ? [.. entries.Where(entry => entry.Fingerprint is null || found.Contains(entry.Fingerprint))]
            : entries;
        var known = kept.Select(entry => entry.Fingerprint).ToHashSet(StringComparer.Ordinal);
        var added = change == BaselineChange.Prune
            ? []
            : findings.Where(finding => !known.Contains(finding.Fingerprint.Value)).Select(finding => ToEntry(finding, acceptance)).ToList();
        return new Change(new Baseline([.. kept, .. added]), kept.Count, added.Count, entries.Count - kept.Count);
    }

    /// <summary>Writes the file as a whole, so that an interruption leaves the old one.</summary>
    /// <exception cref="ConfigurationException">It cannot be written.</exception>
    public void Write(string path)
    {
        try
        {
            WholeFile.Replace(path, Encoding.UTF8.GetBytes(ToToml()));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"the baseline '{path}' cannot be written: {failure.Message}", failure);
        }
    }

    private static Suppression ToEntry(ReportedFinding finding, Acceptance acceptance) => new()
    {
        Fingerprint = finding.Fingerprint.Value,
        RuleId = finding.Rule.Id,
        Reason = acceptance.Reason,
        Owner = acceptance.Owner,
        Until = acceptance.Until,
        Origin = finding.Occurrences[0].Place.Path,
        Line = finding.Occurrences[0].Start.Line,
    };

    private string ToToml()
    {
        var text = new StringBuilder("# Findings that were accepted at once. `tokenguard baseline update` and `prune` keep it up to date.\n");
        foreach (var entry in entries.OrderBy(entry => entry.RuleId, StringComparer.Ordinal).ThenBy(entry => entry.Fingerprint, StringComparer.Ordinal))
        {
            text.Append("\n[[suppression]]\n");
            Line("fingerprint", entry.Fingerprint);
            Line("rule", entry.RuleId);
            Line("path", entry.Path?.Text);
            Line("reason", entry.Reason);
            Line("owner", entry.Owner);
            if (entry.Until is not null)
            {
                text.Append("until = ").Append(entry.Until).Append('\n');
            }
        }

        return text.ToString();

        void Line(string key, string? value)
        {
            if (value is not null)
            {
                text.Append(key).Append(" = ").Append(Quote(value)).Append('\n');
            }
        }
    }

    private static string Quote(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in value)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                < ' ' or '\u007F' => $"\\u{(int)c:X4}",
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
