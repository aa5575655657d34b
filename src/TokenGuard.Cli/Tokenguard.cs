using System.CommandLine;
using TokenGuard.Cli.Commands;
using TokenGuard.Cli.Commands.Auditing;
using TokenGuard.Cli.Commands.Revoking;
using TokenGuard.Cli.Commands.Tokens;
using TokenGuard.Scanning;
using TokenGuard.Scanning.Findings;

namespace TokenGuard.Cli;

/// <summary>The command line as a whole: its commands, and how failures become messages and exit codes.</summary>
internal static class Tokenguard
{
    private static readonly (string Name, Func<StandardStreams, TimeProvider, Command> Make)[] Commands =
    [
        ("scan", (streams, clock) => new ScanCommand(streams, clock)),
        ("verify", (streams, clock) => new VerifyCommand(streams, clock)),
        ("inspect", (streams, clock) => new InspectCommand(streams, clock)),
        ("revoke", (streams, clock) => new RevokeCommand(streams, clock)),
        ("audit", (streams, _) => new AuditCommand(streams)),
        ("rules", (streams, clock) => new RulesCommand(streams, clock)),
        ("baseline", (streams, clock) => new BaselineCommand(streams, clock)),
        ("tokens", (streams, clock) => new TokensCommand(streams, clock)),
        ("doctor", (streams, clock) => new DoctorCommand(streams, clock)),
        ("completion", (streams, _) => new CompletionCommand(streams)),
    ];

    // A word that begins with @ is a path like any other: what it names must not become options.
    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };

    /// <summary>All commands, or only one: to make those that are not called takes a good part of a hook's time.</summary>
    /// <param name="streams">What they read and write.</param>
    /// <param name="clock">Their clock.</param>
    /// <param name="called">The name of the only one; anything that is no command's name stands for all.</param>
    public static RootCommand Create(StandardStreams streams, TimeProvider clock, string? called = null)
    {
        var root = new RootCommand("Finds leaked API tokens, and helps to take them out of service.");
        var isKnown = Commands.Any(command => command.Name == called);
        foreach (var (name, make) in Commands)
        {
            if (!isKnown || name == called)
            {
                root.Add(make(streams, clock));
            }
        }

        return root;
    }

    public static async Task<int> RunAsync(string[] args, StandardStreams streams, TimeProvider clock)
    {
        using var interrupt = new InterruptSignal();
        var parsed = Create(streams, clock, args.FirstOrDefault()).Parse(args, Parser);
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
            // Several complaints about one file stand below each other; what they name may be called anything.
            await streams.Error.WriteLineAsync($"tokenguard: error: {string.Join('\n', message.Split('\n').Select(VisibleText.Of))}");
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
