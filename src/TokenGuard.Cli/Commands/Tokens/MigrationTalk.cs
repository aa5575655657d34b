using System.Globalization;
using TokenGuard.Cli.Commands.Revoking;
using TokenGuard.Scanning.Findings;
using TokenGuard.TokenApi.Zendesk.Migration;

namespace TokenGuard.Cli.Commands.Tokens;

/// <summary>Tells a migration's steps at standard error and asks before the old token is touched.</summary>
internal sealed class MigrationTalk(StandardStreams streams, long oldId, bool yes) : IMigrationTalk
{
    public void Tell(MigrationStep at, string message) => streams.Error.WriteLine($"{MigrationWords.Of(at)}: {VisibleText.Of(message)}");

    public bool Confirm(MigrationStep at, string question)
    {
        if (yes)
        {
            return true;
        }

        streams.Error.WriteLine(question);
        return Confirmation.Ask(streams, oldId.ToString(CultureInfo.InvariantCulture), "The old token was left as it is: the answer was another one. --yes goes on without asking.");
    }
}
