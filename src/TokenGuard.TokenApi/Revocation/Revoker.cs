using System.Runtime.CompilerServices;
using TokenGuard.Engine.Rules.Calls;
using TokenGuard.Scanning.Companions;
using TokenGuard.Scanning.Findings;
using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.Calls;
using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.SecretStores;
using TokenGuard.TokenApi.Verification;

namespace TokenGuard.TokenApi.Revocation;

/// <summary>
/// Takes tokens out of service and proves it. Every change is written down before and after it, so that a run that was
/// cut off at any point goes on without making a call again that had succeeded.
/// </summary>
public sealed class Revoker(
    IApiClient client, TokenVerifier verifier, IAuditLog audit, IAuditHistory history, AdminCredentials admin, TimeProvider clock)
{
    private readonly ProofSeeker proof = new(verifier, clock);

    /// <summary>Revokes tokens, those of providers that take many at once in as few calls as they allow.</summary>
    /// <param name="items">The tokens.</param>
    /// <param name="plan">The hash of the plan that they belong to; null without one.</param>
    /// <param name="cancellation">Stops it.</param>
    public async IAsyncEnumerable<RevocationResult> RevokeAllAsync(
        IReadOnlyList<RevocationItem> items, string? plan, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var bulk = new BulkRevoker(client, verifier, audit, history, clock);
        foreach (var group in items.GroupBy(BulkKeyOf))
        {
            var size = group.Key is null ? 1 : group.First().Guide!.Bulk;
            foreach (var chunk in group.Chunk(size))
            {
                var results = size == 1
                    ? [await RevokeAsync(chunk[0], plan, cancellation).ConfigureAwait(false)]
                    : await bulk.RevokeAsync(chunk, plan, cancellation).ConfigureAwait(false);
                foreach (var result in results)
                {
                    yield return result;
                }
            }
        }
    }

    /// <summary>Revokes one token.</summary>
    /// <param name="item">The token.</param>
    /// <param name="plan">The hash of the plan that it belongs to; null without one.</param>
    /// <param name="cancellation">Stops it; what was done is written down.</param>
    /// <exception cref="AuditException">The log cannot be written; nothing more is done.</exception>
    public async Task<RevocationResult> RevokeAsync(RevocationItem item, string? plan, CancellationToken cancellation)
    {
        var ledger = new RevocationLedger(item.Finding, plan, audit, history.EventsOf(item.Finding.Fingerprint.Value));
        if (ledger.IsProved && !ledger.MayComeBack(item.Guide))
        {
            return new RevocationResult(item.Finding, RevocationState.Proved, "was proved dead before");
        }

        if (item.Guide is not { Calls.Count: > 0 } guide)
        {
            return new RevocationResult(
                item.Finding, RevocationState.Manual, $"{item.Finding.Rule.Provider.Name} has no call for it; a person has to do it", RevocationResult.ByHand(item.Finding));
        }

        try
        {
            return await RevokeAsync(item, guide, ledger, cancellation).ConfigureAwait(false);
        }
        catch (RevocationException failure)
        {
            return new RevocationResult(item.Finding, failure.IsOpen ? RevocationState.Open : RevocationState.Failed, failure.Message);
        }
        catch (Exception failure) when (failure is SecretStoreException or ApiException)
        {
            return new RevocationResult(item.Finding, RevocationState.Failed, failure.Message);
        }
    }

    // Rules of one provider may make the same call.
    private static string? BulkKeyOf(RevocationItem item) => item is { Guide.Bulk: > 1, Calls: [{ Request: { } request }] }
        ? $"{item.Finding.Rule.Provider.Id} {request.Method} {request.Url}"
        : null;

    private async Task<RevocationResult> RevokeAsync(RevocationItem item, RevokeGuide guide, RevocationLedger ledger, CancellationToken cancellation)
    {
        var finding = item.Finding;
        var companions = finding.Companions;
        if (ledger.ProvenCompanions is { } proven)
        {
            verifier.NoteProven(finding.Rule, finding.Secret, proven);
            companions = proven.Count == 0 ? companions : CompanionText.AsFound(proven, finding);
        }

        verifier.Forget();
        var before = await verifier.VerifyAsync(finding.Rule, finding.Secret, companions, cancellation).ConfigureAwait(false);
        ledger.Note(AuditAction.Verify, before);
        if (before.State == VerdictState.Dead)
        {
            return await FinishAsync(item, guide, before, companions, ledger, cancellation).ConfigureAwait(false);
        }

        if (ledger.IsInDoubt && before.State != VerdictState.Live)
        {
            return new RevocationResult(
                finding, RevocationState.Open, $"an earlier call may have arrived, and whether the token is dead cannot be told now ({before.Reason}); nothing was sent again");
        }

        if (item.HasNothingToUndo)
        {
            throw new RevocationException($"nothing was done: {finding.Rule.Provider.Name} can only end it for good, and --deactivate-only stops before that");
        }

        // One set from here on: the one that answered live, else the nearest, so that each look for proof is one request.
        companions = before.State == VerdictState.Live
            ? CompanionText.AsFound(before.Companions, finding)
            : [.. companions.GroupBy(companion => companion.Name, StringComparer.Ordinal).Select(group => group.First())];

        var values = await ValuesAsync(item, guide, companions, cancellation).ConfigureAwait(false);
        var steps = new RevocationSteps(client, item, ledger, clock);
        // A live answer after a call in doubt says that it did nothing.
        values = await steps.MakeAsync(item.Calls, values, cancellation).ConfigureAwait(false);
        var after = await ProveAsync(finding, companions, ledger, cancellation).ConfigureAwait(false);
        if (after.State == VerdictState.Live && item.Fallbacks.Count > 0)
        {
            var withAdmin = await AddAdminAsync(item, guide, values, cancellation).ConfigureAwait(false);
            await steps.MakeAsync(item.Fallbacks, withAdmin, cancellation).ConfigureAwait(false);
            after = await ProveAsync(finding, companions, ledger, cancellation).ConfigureAwait(false);
        }

        return RevocationResult.OfProof(finding, after);
    }

    /// <summary>The token is dead: an interrupted run makes what is left to make, such as deleting what it had deactivated.</summary>
    private async Task<RevocationResult> FinishAsync(
        RevocationItem item, RevokeGuide guide, TokenVerdict dead, IReadOnlyList<CompanionValue> companions, RevocationLedger ledger, CancellationToken cancellation)
    {
        var message = ledger.WasTouched ? $"proved dead: {dead.Reason}" : $"was dead already: {dead.Reason}";
        if (ledger.WasTouched)
        {
            try
            {
                await CompleteAsync(item, guide, companions, ledger, cancellation).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is RevocationException or SecretStoreException or ApiException)
            {
                message += $"; not finished: {failure.Message}";
            }
        }

        ledger.Note(AuditAction.Prove, dead);
        return new RevocationResult(item.Finding, RevocationState.Proved, message);
    }

    private async Task CompleteAsync(
        RevocationItem item, RevokeGuide guide, IReadOnlyList<CompanionValue> companions, RevocationLedger ledger, CancellationToken cancellation)
    {
        var steps = new RevocationSteps(client, item, ledger, clock);
        if (ledger.StepInDoubt is { } doubtful && !ledger.HasSucceededElsewhere(doubtful))
        {
            // Nothing else can have ended it.
            ledger.End(doubtful, AuditOutcome.Succeeded, "the token is dead");
        }

        // Behind a change that cannot be undone there is nothing left to do.
        if (item.Changes.Any(call => !call.Reversible && ledger.HasSucceeded(call.Name)) || item.Changes.All(call => ledger.HasSucceeded(call.Name)))
        {
            return;
        }

        var values = await ValuesAsync(item, guide, companions, cancellation).ConfigureAwait(false);
        if (ledger.StepInDoubt is not { } step || await IsKnownAsync(item, step, steps, values, ledger, cancellation).ConfigureAwait(false))
        {
            await steps.MakeAsync(item.Calls, values, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Whether a later change arrived cannot be told by the token, which an earlier one had ended: asks the provider whether it still knows it.</summary>
    private static async Task<bool> IsKnownAsync(
        RevocationItem item, string step, RevocationSteps steps, TokenValues values, RevocationLedger ledger, CancellationToken cancellation)
    {
        var lookUps = item.Calls.TakeWhile(call => call.Name != step).Where(call => call.IsLookUp).ToList();
        if (lookUps.Count == 0)
        {
            throw new RevocationException($"whether '{step}' arrived is not known, and it is not sent again");
        }

        try
        {
            await steps.MakeAsync(lookUps, values, cancellation).ConfigureAwait(false);
            return true;
        }
        catch (RevocationException failure) when (failure.IsGone)
        {
            ledger.End(step, AuditOutcome.Succeeded, "the provider does not know the token any more");
            return false;
        }
    }

    private async Task<TokenVerdict> ProveAsync(
        ReportedFinding finding, IReadOnlyList<CompanionValue> companions, RevocationLedger ledger, CancellationToken cancellation)
    {
        var verdict = await proof.SeekAsync(finding, companions, cancellation).ConfigureAwait(false);
        ledger.Note(AuditAction.Prove, verdict);
        return verdict;
    }

    private async Task<TokenValues> ValuesAsync(
        RevocationItem item, RevokeGuide guide, IReadOnlyList<CompanionValue> companions, CancellationToken cancellation)
    {
        var nearest = companions.GroupBy(companion => companion.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal);
        var values = TokenValues.Of(item.Finding.Secret, nearest);
        if (item.Calls.Any(call => call.Request.Texts().Any(text => text.Contains("{secrets}", StringComparison.Ordinal))))
        {
            values = TokenValues.OfAll([item.Finding.Secret]);
        }

        return item.Calls.SelectMany(call => CallBuilder.Missing(call.Request, values)).Any(name => name.StartsWith("admin.", StringComparison.Ordinal))
            ? await AddAdminAsync(item, guide, values, cancellation).ConfigureAwait(false)
            : values;
    }

    private async Task<TokenValues> AddAdminAsync(RevocationItem item, RevokeGuide guide, TokenValues values, CancellationToken cancellation)
    {
        if (item.UseLeaked && admin.Missing(item.Finding.Rule.Provider.Id, guide).Count > 0)
        {
            // A key of two halves brings the other one as a companion.
            return guide.Admin.Concat(guide.AdminOptional).Aggregate(values, (all, wanted) => all.Has(wanted.Key)
                ? all.With("admin." + wanted.Key, all[wanted.Key])
                : all.With("admin." + wanted.Key, item.Finding.Secret));
        }

        var credentials = await admin.ReadAsync(item.Finding.Rule.Provider.Id, guide, cancellation).ConfigureAwait(false);
        return credentials.Aggregate(values, (all, credential) => all.With(credential.Key, credential.Value));
    }
}
