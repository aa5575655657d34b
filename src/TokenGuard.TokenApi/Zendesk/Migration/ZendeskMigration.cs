using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.Zendesk.Models;

namespace TokenGuard.TokenApi.Zendesk.Migration;

/// <summary>
/// Moves an integration from an API token to OAuth, step by step. After an interruption it goes on where it stopped, and looks at
/// the server before it does again what may have been done.
/// </summary>
/// <param name="client">The account, with the owner's own credential.</param>
/// <param name="file">Where the state is kept.</param>
/// <param name="audit">Where the storing of the new credential is written down; requests are by the client.</param>
/// <param name="talk">Who runs it.</param>
public sealed class ZendeskMigration(ZendeskClient client, MigrationStateFile file, IAuditLog audit, IMigrationTalk talk)
{
    /// <summary>Runs the steps that are not done.</summary>
    /// <returns>False if it stopped before the end because the user wanted so.</returns>
    /// <exception cref="MigrationException">It cannot go on.</exception>
    /// <exception cref="ZendeskException">Zendesk did not do a step.</exception>
    /// <exception cref="SecretStores.SecretStoreException">The new credential cannot be stored.</exception>
    public async Task<bool> RunAsync(MigrationPlan plan, CancellationToken cancellation)
    {
        var state = StateFor(plan);
        var old = await OldTokenAsync(plan, state, cancellation).ConfigureAwait(false);
        file.Write(state);
        var credential = new NewCredential(client, file, audit, talk, plan);
        state = await credential.CreateAsync(state, cancellation).ConfigureAwait(false);
        state = await credential.VerifyAsync(state, cancellation).ConfigureAwait(false);
        state = ListPlaces(plan, state, old);
        if (plan.PrepareOnly && !state.DeactivatedHere)
        {
            return false;
        }

        var retirement = new OldTokenRetirement(client, file, talk, plan);
        var (after, goesOn) = await retirement.RunAsync(state, old, cancellation).ConfigureAwait(false);
        return goesOn && (!plan.Delete || after.IsDone(MigrationStep.Delete) || await retirement.DeleteAsync(after, cancellation).ConfigureAwait(false));
    }

    /// <summary>Finds out whether a run could begin or go on, and changes nothing.</summary>
    /// <exception cref="MigrationException">It could not.</exception>
    /// <exception cref="ZendeskException">Zendesk does not tell.</exception>
    public Task CheckAsync(MigrationPlan plan, CancellationToken cancellation) => OldTokenAsync(plan, StateFor(plan), cancellation);

    /// <summary>What is to be taken back; nothing is changed.</summary>
    /// <exception cref="MigrationException">There is nothing to take back, it is another migration's, or the old token is deleted.</exception>
    public MigrationState RequireUndoable(long oldId)
    {
        var state = file.Read() ?? throw new MigrationException($"there is no migration to take back: '{file.Path}' does not exist");
        RequireAccount(state);
        RequireToken(state, oldId);
        return state.IsDone(MigrationStep.Delete)
            ? throw new MigrationException($"API token {state.OldId} is deleted, and nothing brings it back; the new credential is left as it is")
            : state;
    }

    /// <summary>Takes back what was done: reactivates the old token, revokes the new one, deletes the client.</summary>
    /// <exception cref="MigrationException">There is nothing to take back, it is another migration's, or the old token is deleted.</exception>
    /// <exception cref="ZendeskException">Zendesk did not do it.</exception>
    public async Task UndoAsync(long oldId, CancellationToken cancellation)
    {
        var state = RequireUndoable(oldId) with { Undoing = true };
        file.Write(state);
        if (state.DeactivatedHere)
        {
            await Stepping(MigrationStep.Deactivate).ApiTokens.ReactivateAsync(state.OldId, cancellation).ConfigureAwait(false);
            talk.Tell(MigrationStep.Deactivate, $"API token {state.OldId} is active again");
        }

        if (state.ClientIdentifier is { } identifier)
        {
            await new MigrationClient(Stepping(MigrationStep.CreateClient)).RemoveAsync(identifier, cancellation).ConfigureAwait(false);
            talk.Tell(MigrationStep.CreateClient, $"the OAuth client '{identifier}' and its tokens are gone; what was stored at {state.Store} works no more");
        }

        file.Remove();
    }

    private ZendeskClient Stepping(MigrationStep step) => client.AtStep($"undo {MigrationWords.Of(step)}");

    private MigrationState StateFor(MigrationPlan plan)
    {
        if (file.Read() is not { } state)
        {
            return new MigrationState
            {
                Subdomain = client.Account.Subdomain,
                OldId = plan.OldId,
                Grant = plan.Grant,
                Scopes = plan.Scopes,
                Store = plan.Store.ToString() ?? "",
            };
        }

        RequireAccount(state);
        RequireToken(state, plan.OldId);
        return state switch
        {
            { Undoing: true } => throw new MigrationException($"this migration is being taken back; finish that with --undo, or remove '{file.Path}'"),
            _ when state.Grant != plan.Grant || !state.Scopes.SequenceEqual(plan.Scopes) || state.Store != plan.Store.ToString() => throw new MigrationException(
                $"this migration began with other scopes, another grant or another store ({string.Join(' ', state.Scopes)}; {MigrationWords.Of(state.Grant)}; {state.Store}); go on with these, or take it back with --undo"),
            _ => state,
        };
    }

    private void RequireAccount(MigrationState state)
    {
        if (state.Subdomain != client.Account.Subdomain)
        {
            throw new MigrationException($"'{file.Path}' is the state of {state.Subdomain}; name another file with --state");
        }
    }

    private void RequireToken(MigrationState state, long oldId)
    {
        if (state.OldId != oldId)
        {
            throw new MigrationException($"'{file.Path}' is the state of API token {state.OldId}; name another file with --state");
        }
    }

    /// <summary>The old token, and that it is the right one; null if a run deleted it already.</summary>
    private async Task<ZendeskApiToken?> OldTokenAsync(MigrationPlan plan, MigrationState state, CancellationToken cancellation)
    {
        var tokens = await client.ApiTokens.ListAsync(cancellation).ConfigureAwait(false);
        var old = tokens.FirstOrDefault(token => token.Id == plan.OldId);
        if (old is null)
        {
            return state.IsDone(MigrationStep.Prove)
                ? null
                : throw new MigrationException($"there is no API token {plan.OldId} in this account; `tokenguard tokens list` shows them all");
        }

        if (plan.OldValue is { } value && !old.Prefix.IsEmpty && !old.Prefix.Begins(value))
        {
            throw new MigrationException($"the value given for the old token is not that of API token {plan.OldId}, which begins with {old.Prefix}");
        }

        return client.Credential?.MayBe(old.Prefix) == true
            ? throw new MigrationException($"the credential of this run is API token {plan.OldId} itself, which is to be taken out of service; use an OAuth token or another one")
            : old;
    }

    private MigrationState ListPlaces(MigrationPlan plan, MigrationState state, ZendeskApiToken? old)
    {
        var findings = plan.Report?.Of(client.Account, Inventory.ZendeskTokenKind.ApiToken).Where(finding => finding.MayBe(old?.Prefix ?? VisiblePrefix.None)).ToList();
        foreach (var finding in findings ?? [])
        {
            finding.Places.ToList().ForEach(place => talk.Tell(MigrationStep.ListPlaces, $"{(finding.Value is null ? "may hold" : "holds")} the old token: {place}"));
        }

        if (findings is not { Count: > 0 })
        {
            talk.Tell(MigrationStep.ListPlaces, findings is null
                ? "no scan report was given, so where the old token is used is not known; scan the code and give the report with --from-report"
                : "the report does not hold the old token");
        }

        state = state.With(MigrationStep.ListPlaces);
        file.Write(state);
        return state;
    }
}
