using System.CommandLine;
using TokenGuard.Cli.Commands;
using TokenGuard.Cli.Commands.Auditing;
using TokenGuard.Cli.Commands.Revoking;
using TokenGuard.Cli.Commands.Tokens;
using TokenGuard.Scanning;

namespace TokenGuard.Cli;

/// <summary>The command line as a whole: its commands, and how failures become messages and exit codes.</summary>
internal static class Tokenguard
{
    public static RootCommand Create(StandardStreams streams, TimeProvider clock) =>
        new("Finds leaked API tokens, and helps to take them out of service.")
        {
            new ScanCommand(streams, clock),
            new VerifyCommand(streams, clock),
            new InspectCommand(streams, clock),
            new RevokeCommand(streams, clock),
            new AuditCommand(streams),
            new RulesCommand(streams, clock),
            new BaselineCommand(streams, clock),
            new TokensCommand(streams, clock),
            new DoctorCommand(streams, clock),
            new CompletionCommand(streams),
        };

    public static async Task<int> RunAsync(string[] args, StandardStreams streams, TimeProvider clock)
    {
        using var interrupt = new InterruptSignal();
        var parsed = Create(streams, clock).Parse(args);
        List<string> problems = UnknownCommand.Complaint(parsed) is { } unknown ? [unknown]
            : [.. parsed.Errors.Select(error => error.Message), .. EmptyPaths.Complaints(parsed)];
        if (problems.Count > 0)
        {
            return ReportUsage(parsed, problems, streams.Error);
        }

        var invocation = new InvocationConfiguration
        {
            Output = streams.OutputText,
            Error = streams.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            return await parsed.InvokeAsync(invocation, interrupt.Token);
        }
        catch (OperationCanceledException) when (interrupt.Token.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException && !HasCurrentFolder())
        {
            await streams.Error.WriteLineAsync("tokenguard: error: the current folder does not exist any more; change to another");
            return ExitCode.UsageError;
        }
        catch (Exception failure) when (Failure.Describe(failure) is { } message)
        {
            await streams.Error.WriteLineAsync($"tokenguard: error: {message}");
            return Failure.ExitCodeOf(failure);
        }
    }

    private static bool HasCurrentFolder()
    {
        try
        {
            return Directory.Exists(Environment.CurrentDirectory);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static int ReportUsage(ParseResult parsed, IEnumerable<string> problems, TextWriter error)
    {
        foreach (var problem in problems)
        {
            error.WriteLine($"tokenguard: error: {problem}");
        }

        error.WriteLine($"Try '{PathOf(parsed.CommandResult.Command)} --help'.");
        return ExitCode.UsageError;
    }

    private static string PathOf(Symbol command) =>
        command.Parents.FirstOrDefault() is { } parent ? $"{PathOf(parent)} {command.Name}" : "tokenguard";
}
