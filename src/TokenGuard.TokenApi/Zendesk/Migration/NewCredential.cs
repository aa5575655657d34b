using TokenGuard.Engine;
using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.Zendesk.Models;

namespace TokenGuard.TokenApi.Zendesk.Migration;

/// <summary>The first half of a migration: a client of its own, a credential with the least scopes in its store, and a look whether it works.</summary>
internal sealed class NewCredential(ZendeskClient client, MigrationStateFile file, IAuditLog audit, IMigrationTalk talk, MigrationPlan plan)
{
    private Secret? clientSecret;
    private Secret? stored;

    public async Task<MigrationState> CreateAsync(MigrationState state, CancellationToken cancellation)
    {
        state = await CreateClientAsync(state, cancellation).ConfigureAwait(false);
        if (state.IsDone(MigrationStep.CreateCredential))
        {
            return state;
        }

        var stepping = Stepping(MigrationStep.CreateCredential);
        var value = state.Grant == MigrationGrant.Token
            ? await CreateTokenAsync(stepping).ConfigureAwait(false)
            : clientSecret ?? (await stepping.OAuthClients.GenerateSecretAsync(state.ClientId!.Value, cancellation).ConfigureAwait(false)).Value;
        var subject = state.TokenId is { } token ? $"oauth_token {token}" : $"oauth_client {state.ClientId}";
        await AuditedStore.WriteAsync(plan.Store, value, subject, MigrationWords.Of(MigrationStep.CreateCredential), audit, cancellation).ConfigureAwait(false);
        stored = value;
        talk.Tell(MigrationStep.CreateCredential, $"the new credential ({string.Join(' ', state.Scopes)}) is stored at {plan.Store}");
        return Save(state.With(MigrationStep.CreateCredential));

        async Task<Secret> CreateTokenAsync(ZendeskClient zendesk)
        {
            // What an interrupted run created and did not store is lost.
            await new MigrationClient(zendesk).RevokeTokensAsync(state.ClientId!.Value, cancellation).ConfigureAwait(false);
            var created = await zendesk.OAuthTokens.CreateAsync(state.ClientId!.Value, state.Scopes, cancellation).ConfigureAwait(false);
            state = Save(state with { TokenId = created.Token.Id });
            return created.Value;
        }
    }

    public async Task<MigrationState> VerifyAsync(MigrationState state, CancellationToken cancellation)
    {
        if (state.IsDone(MigrationStep.Verify))
        {
            return state;
        }

        var value = await ReadBackAsync(cancellation).ConfigureAwait(false)
            ?? throw new MigrationException($"the new credential cannot be read back from {plan.Store}, so it cannot be tried; name with --verify-from where it can be read, or take the migration back with --undo");
        var granted = state.Grant == MigrationGrant.Token
            ? await TryAsync(value, cancellation).ConfigureAwait(false)
            : await TryGrantAsync(state, value, cancellation).ConfigureAwait(false);
        var wider = granted.Except(state.Scopes).ToList();
        talk.Tell(MigrationStep.Verify, wider.Count == 0 ? "the new credential works" : $"the new credential works, and may do more than was asked for: {string.Join(' ', wider)}");
        return Save(state.With(MigrationStep.Verify));
    }

    private async Task<MigrationState> CreateClientAsync(MigrationState state, CancellationToken cancellation)
    {
        if (state.IsDone(MigrationStep.CreateClient))
        {
            return state;
        }

        var stepping = Stepping(MigrationStep.CreateClient);
        var identifier = state.ClientIdentifier ?? MigrationClient.IdentifierFor(state.OldId);
        var known = await new MigrationClient(stepping).FindAsync(identifier, cancellation).ConfigureAwait(false);
        if (known is not null && state.ClientIdentifier is null)
        {
            throw new MigrationException($"the account has an OAuth client '{identifier}' already, and this migration did not make it; find the state file of that run, or delete the client ({known.Id})");
        }

        state = Save(state with { ClientIdentifier = identifier });
        if (known is null)
        {
            var created = await stepping.OAuthClients.CreateAsync($"Replaces API token {state.OldId}", identifier, cancellation).ConfigureAwait(false);
            (known, clientSecret) = (created.Token, created.Value);
        }

        talk.Tell(MigrationStep.CreateClient, $"the OAuth client '{identifier}' is {known.Id}");
        return Save((state with { ClientId = known.Id }).With(MigrationStep.CreateClient));
    }

    /// <summary>What is in the store; where that cannot be read, what this run put into it.</summary>
    private async Task<Secret?> ReadBackAsync(CancellationToken cancellation)
    {
        if ((plan.ReadBack ?? (plan.Store.ReadsBack ? plan.Store : null)) is not { } store)
        {
            return stored;
        }

        var value = await store.ReadAsync(cancellation).ConfigureAwait(false);
        return stored is null || value.Equals(stored)
            ? value
            : throw new MigrationException($"{store} does not give back what was stored there; the old token was not touched");
    }

    /// <summary>The scopes of a token that works.</summary>
    private async Task<IReadOnlyList<string>> TryAsync(Secret value, CancellationToken cancellation)
    {
        try
        {
            return (await client.With(ZendeskCredential.OAuth(value)).OAuthTokens.ShowCurrentAsync(cancellation).ConfigureAwait(false)).Scopes;
        }
        catch (ZendeskException failure) when (failure.Problem == ZendeskProblem.Forbidden)
        {
            // A token without `read` may not look at itself, and is alive.
            return [];
        }
        catch (ZendeskException failure) when (failure.Problem == ZendeskProblem.NotAuthenticated)
        {
            throw new MigrationException($"Zendesk refuses the new credential at {plan.Store}; the old token was not touched. Take the migration back with --undo and begin again", failure);
        }
    }

    private async Task<IReadOnlyList<string>> TryGrantAsync(MigrationState state, Secret secret, CancellationToken cancellation)
    {
        var stepping = Stepping(MigrationStep.Verify);
        var known = new ZendeskOAuthClient(state.ClientId!.Value) { Identifier = state.ClientIdentifier! };
        var token = await stepping.RequestTokenAsync(known, secret, state.Scopes, cancellation).ConfigureAwait(false);
        var granted = await TryAsync(token, cancellation).ConfigureAwait(false);
        await new MigrationClient(stepping).RevokeTokensAsync(known.Id, cancellation).ConfigureAwait(false);
        return granted;
    }

    private ZendeskClient Stepping(MigrationStep step) => client.AtStep(MigrationWords.Of(step));

    private MigrationState Save(MigrationState state)
    {
        file.Write(state);
        return state;
    }
}
