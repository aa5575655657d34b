using System.CommandLine;

namespace TokenGuard.Cli.Commands;

/// <summary><c>doctor</c>: why calls of an account fail.</summary>
internal sealed class DoctorCommand : Command
{
    public DoctorCommand(StandardStreams streams, TimeProvider clock)
        : base("doctor", "Look why calls of an account fail.") => Add(new DoctorZendeskCommand(streams, clock));
}
