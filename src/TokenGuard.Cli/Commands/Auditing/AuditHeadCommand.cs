using System.CommandLine;
using TokenGuard.Scanning;

namespace TokenGuard.Cli.Commands.Auditing;

/// <summary><c>audit head</c>: the end of the log, to be noted where nobody can change it.</summary>
internal sealed class AuditHeadCommand : Command
{
    public AuditHeadCommand(StandardStreams streams)
        : base("head", "Print the log's end, to be noted elsewhere and given to 'audit verify --head' later.")
    {
        var log = new AuditLogOption();
        Add(log);
        SetAction(parsed =>
        {
            streams.OutputText.WriteLine(log.Read(parsed).Reading.Head);
            return ExitCode.Clean;
        });
    }
}
