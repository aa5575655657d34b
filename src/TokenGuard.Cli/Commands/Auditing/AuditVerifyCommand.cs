using System.CommandLine;
using TokenGuard.Scanning;
using TokenGuard.TokenApi.Audit;

namespace TokenGuard.Cli.Commands.Auditing;

/// <summary><c>audit verify</c>: whether every line is as it was written, and none is missing.</summary>
internal sealed class AuditVerifyCommand : Command
{
    private readonly StandardStreams streams;
    private readonly AuditLogOption log = new();

    private readonly Option<string?> head = new("--head")
    {
        Description = "An end that 'audit head' printed before: shows whether lines behind it were cut off or written anew.",
        HelpName = "HASH",
    };

    public AuditVerifyCommand(StandardStreams streams)
        : base("verify", "Check that every line is as it was written and none is missing.")
    {
        this.streams = streams;
        Add(log);
        Add(head);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var noted = Noted(parsed.GetValue(head));
        var (path, reading) = log.Read(parsed);
        var complaints = reading.Complaints(noted);
        foreach (var complaint in complaints)
        {
            streams.Error.WriteLine($"{path}: {complaint}");
        }

        if (complaints.Count == 0)
        {
            streams.Error.WriteLine($"{path}: {reading.Records.Count} records, all as they were written{(noted is null ? "; without --head nobody can tell whether the newest are missing" : "")}");
        }

        return complaints.Count == 0 ? ExitCode.Clean : ExitCode.Findings;
    }

    private static AuditHead? Noted(string? text)
    {
        try
        {
            return text is null ? null : AuditHead.Parse(text);
        }
        catch (FormatException wrong)
        {
            throw new UsageException(wrong.Message);
        }
    }
}
