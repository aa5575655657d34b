using System.CommandLine;
using System.Globalization;
using TokenGuard.Scanning;
using TokenGuard.Scanning.Reports;
using TokenGuard.TokenApi.Audit;

namespace TokenGuard.Cli.Commands.Auditing;

/// <summary><c>audit show</c>: the records, as lines or as JSON.</summary>
internal sealed class AuditShowCommand : Command
{
    private readonly StandardStreams streams;
    private readonly AuditLogOption log = new();
    private readonly WordOption format = new("--format", ["-f"], "Format of the list.", ["text", "json"], "text");
    private readonly Option<string?> fingerprint = new("--fingerprint") { Description = "Only records of this token.", HelpName = "ID" };
    private readonly Option<string?> provider = new("--provider") { Description = "Only records of this provider.", HelpName = "ID" };
    private readonly Option<DateOnly?> since = new("--since") { Description = "Only records from this day on (UTC).", HelpName = "YYYY-MM-DD" };

    public AuditShowCommand(StandardStreams streams)
        : base("show", "List what was done.")
    {
        this.streams = streams;
        foreach (var option in new Option[] { log, format, fingerprint, provider, since })
        {
            Add(option);
        }

        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var (path, reading) = log.Read(parsed);
        var shown = reading.Records.Where(record => IsWanted(record, parsed)).ToList();
        if (parsed.GetRequiredValue(format) == "json")
        {
            WriteJson(shown);
        }
        else
        {
            shown.ForEach(WriteText);
        }

        if (reading.Complaints(null) is [var complaint, ..])
        {
            streams.Error.WriteLine($"{path}: {complaint}");
            return ExitCode.Findings;
        }

        return ExitCode.Clean;
    }

    private bool IsWanted(AuditRecord record, ParseResult parsed) =>
        (parsed.GetValue(fingerprint) is not { } wanted || record.Event.Fingerprint?.StartsWith(wanted, StringComparison.Ordinal) == true)
        && (parsed.GetValue(provider) is not { } id || record.Event.Provider == id)
        && (parsed.GetValue(since) is not { } day || DateOnly.FromDateTime(record.Time.UtcDateTime) >= day);

    private void WriteText(AuditRecord record)
    {
        var entry = record.Event;
        var parts = new[] { entry.Step, entry.Rule ?? entry.Provider, entry.Fingerprint, entry.Subject, entry.Plan, entry.Detail };
        streams.OutputText.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{record.Sequence,5}  {record.Time.UtcDateTime:yyyy-MM-dd HH:mm:ss}  {record.Actor}  {Word(entry.Action)} {Word(entry.Outcome)}  {string.Join("  ", parts.Where(part => !string.IsNullOrEmpty(part)))}"));
    }

    private void WriteJson(List<AuditRecord> records)
    {
        using (var json = ReportJson.Create(streams.Output))
        {
            json.WriteStartObject();
            json.WriteObjects("records", records, record =>
            {
                json.WriteNumber("seq", record.Sequence);
                json.WriteString("time", record.Time);
                json.WriteString("actor", record.Actor);
                json.WriteString("action", Word(record.Event.Action));
                json.WriteString("outcome", Word(record.Event.Outcome));
                json.WriteString("provider", record.Event.Provider);
                json.WriteOptional("rule", record.Event.Rule);
                json.WriteOptional("fingerprint", record.Event.Fingerprint);
                json.WriteOptional("subject", record.Event.Subject);
                json.WriteOptional("step", record.Event.Step);
                json.WriteOptional("plan", record.Event.Plan);
                json.WriteOptional("detail", record.Event.Detail);
                json.WriteString("hash", record.Hash);
            });
            json.WriteEndObject();
        }

        streams.Output.WriteByte((byte)'\n');
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
