using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using TokenGuard.Scanning;
using TokenGuard.Server.Sandbox;
using TokenGuard.Server.Sandbox.Quirks;

namespace TokenGuard.Server.Commands;

/// <summary><c>sandbox</c>: runs the sandbox until it is told to stop.</summary>
internal sealed class SandboxCommand : Command
{
    private readonly TimeProvider clock;

    private readonly Option<int> port = new("--port")
    {
        Description = "The port on 127.0.0.1; 0 takes a free one.",
        HelpName = "N",
        DefaultValueFactory = _ => 8080,
    };

    private readonly Option<string?> data = new("--data") { Description = "Keep everything in this file between starts, instead of in memory.", HelpName = "FILE" };

    private readonly Option<string?> startsAt = new("--clock")
    {
        Description = "The time at which the sandbox's clock starts, as in 2027-05-01T12:00:00Z, or 'now'.",
        HelpName = "ISO|now",
    };

    private readonly Option<ulong?> seed = new("--seed") { Description = "Make the same credentials each time.", HelpName = "N" };

    private readonly Option<Quirk[]> quirks = new("--quirk")
    {
        Description = $"Misbehave from the start: {string.Join(", ", Enum.GetValues<QuirkName>().Select(Quirk.WordFor))}. Can be given several times.",
        HelpName = "NAME",
        CustomParser = ReadQuirks,
    };

    public SandboxCommand(TimeProvider clock)
        : base("sandbox", "Run a server that behaves like Zendesk, with made-up accounts and throw-away credentials.")
    {
        this.clock = clock;
        port.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= IPEndPoint.MaxPort))
            {
                result.AddError($"--port needs a number from 0 to {IPEndPoint.MaxPort}, not '{token.Value}'");
            }
        });
        seed.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !ulong.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                result.AddError($"--seed needs a whole number, not '{token.Value}'");
            }
        });
        startsAt.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !TryReadTime(token.Value, out _))
            {
                result.AddError($"--clock needs a time such as 2027-05-01T12:00:00Z, or 'now', not '{token.Value}'");
            }
        });
        Add(port);
        Add(data);
        Add(startsAt);
        Add(seed);
        Add(quirks);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var output = parsed.InvocationConfiguration.Output;
        try
        {
            await using var server = await SandboxServer.StartAsync(ToOptions(parsed), clock, cancellation);
            await SandboxBanner.WriteAsync(server, output);
            await Task.Delay(Timeout.Infinite, cancellation);
            return ExitCode.Clean;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (failure is IOException or SocketException or SqliteException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(
                $"tokenguard-server: error: {(failure is SqliteException ? $"the data file '{parsed.GetValue(data)}' cannot be used: " : "")}{failure.Message}");
            return ExitCode.UsageError;
        }
    }

    private SandboxOptions ToOptions(ParseResult parsed) => new()
    {
        Port = parsed.GetValue(port),
        DataFile = parsed.GetValue(data),
        StartsAt = TryReadTime(parsed.GetValue(startsAt), out var time) ? time : null,
        Seed = parsed.GetValue(seed),
        Quirks = parsed.GetValue(quirks) ?? [],
    };

    /// <summary>Reads when the clock starts; null is the time of this machine.</summary>
    private static bool TryReadTime(string? text, out DateTimeOffset? time)
    {
        // The accounts have a past and a future of years.
        time = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read) && read.Year is > 1970 and < 9000
            ? read
            : null;
        return time is not null || text is null or "now";
    }

    private static Quirk[] ReadQuirks(ArgumentResult argument)
    {
        var read = new List<Quirk>();
        foreach (var word in argument.Tokens.Select(token => token.Value))
        {
            if (Quirk.NameOf(word) is { } name)
            {
                read.Add(new Quirk(name));
            }
            else
            {
                argument.AddError($"no quirk is called '{word}'");
            }
        }

        return [.. read];
    }
}
