using System.CommandLine;
using TokenGuard.Scanning;
using TokenGuard.TokenApi.SecretStores;
using TokenGuard.TokenApi.Zendesk;
using TokenGuard.TokenApi.Zendesk.Migration;

namespace TokenGuard.Cli.Commands.Tokens;

/// <summary><c>tokens migrate</c>: from an API token to OAuth, in steps that go on after an interruption.</summary>
internal sealed class TokensMigrateCommand : Command
{
    private readonly AccountOptions account;
    private readonly IdArgument id = new();
    private readonly ScopeOptions scopes = new();
    private readonly ReportOption report = new();
    private readonly WordOption grant = new("--grant", [], "What the integration authenticates with afterwards.", 
        [.. Enum.GetValues<MigrationGrant>().Select(MigrationWords.Of)], MigrationWords.Of(MigrationGrant.Token));
    private readonly Option<string?> store = new("--store") { Description = "Where the new credential goes, e.g. file:PATH.", HelpName = "REFERENCE" };
    private readonly Option<string?> verifyFrom = new("--verify-from") { Description = "Where the new credential can be read to try it, if not from --store, e.g. command:pass show NAME.", HelpName = "REFERENCE" };
    private readonly Option<string?> state = new("--state") { Description = "Where the progress is kept. Default: tokenguard-migration-ID.json.", HelpName = "FILE" };
    private readonly Option<string?> oldFrom = new("--old-from") { Description = "Where the old value is, to try whether it is dead.", HelpName = "REFERENCE" };
    private readonly Option<string?> oldEmail = new("--old-email") { Description = "The address that the old value is tried with.", HelpName = "ADDRESS" };
    private readonly Option<bool> prepare = new("--prepare") { Description = "Stop before the old token is touched." };
    private readonly Option<bool> delete = new("--delete") { Description = "At the end, delete the old token for good." };
    private readonly Option<bool> undo = new("--undo") { Description = "Take back what was done." };
    private readonly Option<bool> yes = new("--yes", "-y") { Description = "Do not ask." };
    private readonly DryRunOption dryRun = new();

    public TokensMigrateCommand(AccountOptions account)
        : base("migrate", "Move an integration from an API token to OAuth, step by step.")
    {
        this.account = account;
        Add(id);
        scopes.AddTo(this);
        report.AddTo(this);
        foreach (var option in new Option[] { grant, store, verifyFrom, state, oldFrom, oldEmail, prepare, delete, undo, yes, dryRun })
        {
            Add(option);
        }

        account.AddTo(this);
        SetAction(Run);
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var old = parsed.GetRequiredValue(id);
        var file = new MigrationStateFile(parsed.GetValue(state) ?? $"tokenguard-migration-{old}.json");
        var talk = new MigrationTalk(account.Streams, old, parsed.GetValue(yes));
        if (parsed.GetValue(undo))
        {
            using var opened = await account.OpenAsync(parsed, credentialNeeded: true, cancellation);
            var migration = new ZendeskMigration(opened.Client, file, opened.Audit, talk);
            migration.RequireUndoable(old);
            if (!dryRun.Stops(parsed, account.Streams.Error, $"take back the migration of API token {old} as '{file.Path}' tells it"))
            {
                await migration.UndoAsync(old, cancellation);
            }

            return ExitCode.Clean;
        }

        var granted = scopes.Read(parsed, account.Streams.Error);
        using var session = await account.OpenAsync(parsed, credentialNeeded: true, cancellation);
        var plan = await PlanAsync(parsed, old, granted, session, cancellation);
        var forward = new ZendeskMigration(session.Client, file, session.Audit, talk);
        if (parsed.GetValue(dryRun))
        {
            await forward.CheckAsync(plan, cancellation);
        }

        if (dryRun.Stops(parsed, account.Streams.Error, Describe(plan)))
        {
            return ExitCode.Clean;
        }

        var goOn = $"stopped; the same command goes on ('{file.Path}' holds the progress), --undo takes it back";
        bool finished;
        try
        {
            finished = await forward.RunAsync(plan, cancellation);
        }
        catch (Exception failure) when (failure is SecretStoreException or ZendeskException or OperationCanceledException && File.Exists(file.Path))
        {
            await account.Streams.Error.WriteLineAsync(goOn);
            throw;
        }

        await account.Streams.Error.WriteLineAsync(finished ? $"API token {old} is replaced; '{file.Path}' is needed only for --undo" : goOn);
        return finished || plan.PrepareOnly ? ExitCode.Clean : ExitCode.UsageError;
    }

    private async Task<MigrationPlan> PlanAsync(ParseResult parsed, long old, IReadOnlyList<string> granted, AccountSession session, CancellationToken cancellation) => new()
    {
        OldId = old,
        Scopes = granted,
        Grant = Enum.GetValues<MigrationGrant>().Single(known => MigrationWords.Of(known) == parsed.GetRequiredValue(grant)),
        Store = session.OpenWritable(parsed.GetValue(store) ?? throw new UsageException("say where the new credential goes with --store REFERENCE")),
        ReadBack = parsed.GetValue(verifyFrom) is { } readable ? session.OpenStore(readable) : null,
        OldValue = parsed.GetValue(oldFrom) is { } reference ? await session.OpenStore(reference).ReadAsync(cancellation) : null,
        OldEmail = parsed.GetValue(oldEmail),
        Report = report.Read(parsed, cancellation),
        PrepareOnly = parsed.GetValue(prepare),
        Delete = parsed.GetValue(delete),
    };

    private static string Describe(MigrationPlan plan) =>
        $"create an OAuth client, {(plan.Grant == MigrationGrant.Token ? "a token of it" : "a secret of it")} for {string.Join(' ', plan.Scopes)} stored at {plan.Store}, verify it, "
        + (plan.PrepareOnly ? "list the places to change" : $"list the places to change, deactivate API token {plan.OldId}, prove it dead{(plan.Delete ? ", delete it" : "")}");
}
