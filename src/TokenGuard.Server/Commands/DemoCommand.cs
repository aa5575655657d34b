using System.CommandLine;
using TokenGuard.Scanning;
using TokenGuard.Server.Demo;

namespace TokenGuard.Server.Commands;

/// <summary><c>demo</c>: plays the way of a leaked token from its commit to the proof that it is dead.</summary>
internal sealed class DemoCommand : Command
{
    public DemoCommand(TimeProvider clock)
        : base("demo", "Play the whole story of a leaked token on a throw-away repository, and clean up.")
    {
        SetAction(async (parsed, cancellation) =>
        {
            try
            {
                await new DemoStory(parsed.InvocationConfiguration.Output, clock).PlayAsync(cancellation);
                return ExitCode.Clean;
            }
            catch (DemoException failure)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"tokenguard-server: error: {failure.Message}");
                return ExitCode.Findings;
            }
        });
    }
}
