using System.CommandLine;
using TokenGuard.Scanning.Suppressions;

namespace TokenGuard.Cli.Commands;

/// <summary><c>baseline</c>: accepts the findings of an old code base at once.</summary>
internal sealed class BaselineCommand : Command
{
    public BaselineCommand(StandardStreams streams, TimeProvider clock)
        : base("baseline", "Accept the findings of an old code base, and fail only on new ones.")
    {
        Add(new BaselineWriteCommand(BaselineChange.Create, streams, clock));
        Add(new BaselineWriteCommand(BaselineChange.Update, streams, clock));
        Add(new BaselineWriteCommand(BaselineChange.Prune, streams, clock));
    }
}
