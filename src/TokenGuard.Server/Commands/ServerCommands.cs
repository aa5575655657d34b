using System.CommandLine;
using TokenGuard.Scanning;

namespace TokenGuard.Server.Commands;

/// <summary>The command line as a whole.</summary>
internal static class ServerCommands
{
    public static RootCommand Create(TimeProvider clock) => new("Servers that go with the scanner: a sandbox in which tokens are verified and revoked without an account.")
    {
        new SandboxCommand(clock),
        new DemoCommand(clock),
    };

    public static async Task<int> RunAsync(string[] args, InvocationConfiguration invocation, TimeProvider clock, CancellationToken cancellation)
    {
        var parsed = Create(clock).Parse(args);
        if (parsed.Errors.Count == 0)
        {
            return await parsed.InvokeAsync(invocation, cancellation);
        }

        foreach (var problem in parsed.Errors)
        {
            await invocation.Error.WriteLineAsync($"tokenguard-server: error: {problem.Message}");
        }

        await invocation.Error.WriteLineAsync("Try 'tokenguard-server --help'.");
        return ExitCode.UsageError;
    }
}
