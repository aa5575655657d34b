using System.CommandLine;
using TokenGuard.TokenApi.SecretStores;

namespace TokenGuard.Cli.Commands.Tokens;

/// <summary><c>--store</c> and <c>--show</c>: where a new value goes, the one time that it is known.</summary>
internal sealed class NewValueOptions
{
    private readonly Option<string?> store = new("--store")
    {
        Description = "Where the new value goes, e.g. file:PATH or command:pass insert -m zendesk.",
        HelpName = "REFERENCE",
    };

    private readonly Option<bool> show = new("--show") { Description = "Print the new value, once, to standard output." };

    public void AddTo(Command command)
    {
        command.Add(store);
        command.Add(show);
    }

    /// <summary>Where it goes.</summary>
    /// <exception cref="UsageException">Neither or both are given, or the store cannot be written.</exception>
    public ISecretStore Open(ParseResult parsed, AccountSession session, StandardStreams streams) => (parsed.GetValue(store), parsed.GetValue(show)) switch
    {
        (null, false) => throw new UsageException("Zendesk tells the new value once: say where it goes with --store REFERENCE, or print it with --show"),
        ({ }, true) => throw new UsageException("--store and --show cannot be combined: the value goes to one place"),
        (null, true) => new StreamStore(streams.Output, "standard output"),
        ({ } reference, false) => session.OpenWritable(reference),
    };
}
