using System.CommandLine;
using TokenGuard.Cli.Commands.Tokens;
using TokenGuard.Cli.Terminal;
using TokenGuard.Scanning;
using TokenGuard.TokenApi.Zendesk.Doctor;

namespace TokenGuard.Cli.Commands;

/// <summary><c>doctor zendesk</c>: address, credential, rights, switch, clock and rate limit of an account.</summary>
internal sealed class DoctorZendeskCommand : Command
{
    private readonly AccountOptions account;

    public DoctorZendeskCommand(StandardStreams streams, TimeProvider clock)
        : base("zendesk", "Look at address, credential, rights, API token access, clock and rate limit of a Zendesk account; changes nothing.")
    {
        account = new AccountOptions(streams, clock);
        account.AddTo(this, withProvider: false);
        SetAction(Run);
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        using var session = await account.OpenAsync(parsed, credentialNeeded: false, cancellation);
        var findings = await new ZendeskDoctor(session.Client).ExamineAsync(cancellation);
        var fields = new FieldLines(Indent: 0, Titles: 9, account.Streams.Traits.OutputWidth);
        foreach (var line in findings.SelectMany(finding => fields.Of(Word(finding.State), $"{finding.Subject}: {finding.Message}")))
        {
            await account.Streams.OutputText.WriteLineAsync(line);
        }

        return findings.Any(finding => finding.State == DoctorState.Bad) ? ExitCode.Findings : ExitCode.Clean;
    }

    private static string Word(DoctorState state) => state switch
    {
        DoctorState.Good => "good",
        DoctorState.Warning => "warning",
        DoctorState.Bad => "bad",
        _ => "unknown",
    };
}
