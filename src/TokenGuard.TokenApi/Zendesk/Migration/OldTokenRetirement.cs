using TokenGuard.TokenApi.Zendesk.Models;

namespace TokenGuard.TokenApi.Zendesk.Migration;

/// <summary>The second half of a migration: the old token is deactivated, proved dead, and deleted if that is wanted.</summary>
internal sealed class OldTokenRetirement(ZendeskClient client, MigrationStateFile file, IMigrationTalk talk, MigrationPlan plan)
{
    private const int Looks = 4;

    /// <returns>The state, and whether it may go on.</returns>
    public async Task<(MigrationState State, bool GoesOn)> RunAsync(MigrationState state, ZendeskApiToken? old, CancellationToken cancellation)
    {
        if (old is { Active: not false } && !state.IsDone(MigrationStep.Prove))
        {
            if (!talk.Confirm(MigrationStep.Deactivate, QuestionFor(old)))
            {
                return (state, false);
            }

            state = Save(state with { DeactivatedHere = true });
            await Stepping(MigrationStep.Deactivate).ApiTokens.DeactivateAsync(old.Id, cancellation).ConfigureAwait(false);
        }

        if (!state.IsDone(MigrationStep.Deactivate))
        {
            talk.Tell(MigrationStep.Deactivate, $"API token {state.OldId} is deactivated; --undo brings it back for {ApiTokenCalendar.ErasureDays} days");
            state = Save(state.With(MigrationStep.Deactivate));
        }

        if (!state.IsDone(MigrationStep.Prove))
        {
            talk.Tell(MigrationStep.Prove, await ProveAsync(cancellation).ConfigureAwait(false));
            state = Save(state.With(MigrationStep.Prove));
        }

        return (state, true);
    }

    /// <returns>False if the user wants to keep it.</returns>
    public async Task<bool> DeleteAsync(MigrationState state, CancellationToken cancellation)
    {
        if (!talk.Confirm(MigrationStep.Delete, $"Delete API token {state.OldId} for good?"))
        {
            return false;
        }

        try
        {
            await Stepping(MigrationStep.Delete).ApiTokens.DeleteAsync(state.OldId, cancellation).ConfigureAwait(false);
        }
        catch (ZendeskException failure) when (failure.Problem == ZendeskProblem.NotFound)
        {
            // An interrupted run deleted it.
        }

        Save(state.With(MigrationStep.Delete));
        talk.Tell(MigrationStep.Delete, $"API token {state.OldId} is deleted");
        return true;
    }

    private static string QuestionFor(ZendeskApiToken old)
    {
        var use = old.LastUsed is { } used ? $"it was last used at {used.UtcDateTime:yyyy-MM-dd HH:mm} UTC" : "it was never used, or Zendesk does not say";
        return $"Deactivate API token {old.Id} now? What still sends it fails from then on; {use}.";
    }

    /// <summary>The inventory says inactive; where the value is at hand, it is tried as well.</summary>
    /// <exception cref="MigrationException">It is not proved.</exception>
    private async Task<string> ProveAsync(CancellationToken cancellation)
    {
        for (var look = 1; ; look++)
        {
            var tokens = await client.ApiTokens.ListAsync(cancellation).ConfigureAwait(false);
            var isInactive = tokens.FirstOrDefault(token => token.Id == plan.OldId) is null or { Active: false };
            var isRefused = isInactive && await IsRefusedAsync(cancellation).ConfigureAwait(false) != false;
            if (isRefused)
            {
                return plan is { OldValue: not null, OldEmail: not null }
                    ? $"API token {plan.OldId} is dead: the account says inactive, and Zendesk refuses it"
                    : $"API token {plan.OldId} is dead: the account says inactive (its value was not at hand to try it)";
            }

            if (look == Looks)
            {
                throw new MigrationException($"API token {plan.OldId} is deactivated and {(isInactive ? "still accepted" : "still active in the account's list")}; run this again in a minute, then ask Zendesk's support")
                {
                    IsOpenProof = true,
                };
            }

            await Task.Delay(TimeSpan.FromSeconds(1 << look), client.Clock, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Null if it cannot be tried.</summary>
    private async Task<bool?> IsRefusedAsync(CancellationToken cancellation)
    {
        if (plan is not { OldValue: { } value, OldEmail: { } email })
        {
            return null;
        }

        try
        {
            return (await client.With(ZendeskCredential.ApiToken(email, value)).GetCurrentUserAsync(cancellation).ConfigureAwait(false)).IsAnonymous;
        }
        catch (ZendeskException failure) when (failure.Problem == ZendeskProblem.NotAuthenticated)
        {
            return true;
        }
    }

    private ZendeskClient Stepping(MigrationStep step) => client.AtStep(MigrationWords.Of(step));

    private MigrationState Save(MigrationState state)
    {
        file.Write(state);
        return state;
    }
}
