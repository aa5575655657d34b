using System.CommandLine;

namespace TokenGuard.Cli.Commands.Auditing;

/// <summary><c>audit</c>: what was done to tokens, and whether its record is whole.</summary>
internal sealed class AuditCommand : Command
{
    public AuditCommand(StandardStreams streams)
        : base("audit", "Show and check the record of all that was done to tokens.")
    {
        Add(new AuditShowCommand(streams));
        Add(new AuditVerifyCommand(streams));
        Add(new AuditHeadCommand(streams));
    }
}
