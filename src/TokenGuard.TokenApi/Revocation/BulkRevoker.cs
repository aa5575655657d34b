using TokenGuard.Engine.Rules.Calls;
using TokenGuard.Scanning.Findings;
using TokenGuard.TokenApi.Answers;
using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.Calls;
using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.Verification;

namespace TokenGuard.TokenApi.Revocation;

/// <summary>Revokes many tokens of a provider that takes a list of them in one call.</summary>
internal sealed class BulkRevoker(IApiClient client, TokenVerifier verifier, IAuditLog audit, IAuditHistory history, TimeProvider clock)
{
    private const int LooksAtATime = 8;

    private readonly ProofSeeker proof = new(verifier, clock);

    /// <summary>Revokes tokens whose rules make the same call.</summary>
    /// <param name="items">Not more than the call takes.</param>
    /// <param name="plan">The plan that they belong to; null without one.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<RevocationResult>> RevokeAsync(IReadOnlyList<RevocationItem> items, string? plan, CancellationToken cancellation)
    {
        var entries = items.Select(item => (item.Finding, Ledger: new RevocationLedger(item.Finding, plan, audit, history.EventsOf(item.Finding.Fingerprint.Value)))).ToList();
        var results = new RevocationResult?[entries.Count];
        await EachAsync(entries.Count, async (index, stop) => results[index] = await LookAsync(entries[index].Finding, entries[index].Ledger, stop).ConfigureAwait(false), cancellation)
            .ConfigureAwait(false);
        var open = Enumerable.Range(0, entries.Count).Where(index => results[index] is null).ToList();
        if (open.Count > 0)
        {
            var failure = await CallAsync(items[0], [.. open.Select(index => entries[index])], cancellation).ConfigureAwait(false);
            await EachAsync(open.Count, async (position, stop) =>
            {
                var index = open[position];
                results[index] = failure is null
                    ? await ProveAsync(entries[index].Finding, entries[index].Ledger, stop).ConfigureAwait(false)
                    : new RevocationResult(entries[index].Finding, failure.IsOpen ? RevocationState.Open : RevocationState.Failed, failure.Message);
            }, cancellation).ConfigureAwait(false);
        }

        return [.. results.Select(result => result!)];
    }

    // Null if it has to be revoked.
    private async Task<RevocationResult?> LookAsync(ReportedFinding finding, RevocationLedger ledger, CancellationToken cancellation)
    {
        if (ledger.IsProved)
        {
            return new RevocationResult(finding, RevocationState.Proved, "was proved dead before");
        }

        if (ledger.ProvenCompanions is { } proven)
        {
            verifier.NoteProven(finding.Rule, finding.Secret, proven);
        }

        verifier.Forget();
        var before = await verifier.VerifyAsync(finding.Rule, finding.Secret, finding.Companions, cancellation).ConfigureAwait(false);
        ledger.Note(before.State == VerdictState.Dead ? AuditAction.Prove : AuditAction.Verify, before);
        return before.State switch
        {
            VerdictState.Dead => new RevocationResult(finding, RevocationState.Proved, ledger.WasTouched ? $"proved dead: {before.Reason}" : $"was dead already: {before.Reason}"),
            VerdictState.Unknown when ledger.IsInDoubt => new RevocationResult(
                finding, RevocationState.Open, $"an earlier call may have arrived, and whether the token is dead cannot be told now ({before.Reason}); nothing was sent again"),
            _ => null,
        };
    }

    // Null if the provider accepted it.
    private async Task<RevocationException?> CallAsync(
        RevocationItem first, IReadOnlyList<(ReportedFinding Finding, RevocationLedger Ledger)> entries, CancellationToken cancellation)
    {
        var call = first.Calls[0];
        foreach (var (_, ledger) in entries)
        {
            ledger.Intend(call.Name);
        }

        var (outcome, detail) = await SendAsync(first, call, entries, cancellation).ConfigureAwait(false);
        foreach (var (_, ledger) in entries)
        {
            ledger.End(call.Name, outcome, detail);
        }

        return outcome switch
        {
            AuditOutcome.Succeeded => null,
            AuditOutcome.Unknown => new RevocationException($"'{call.Name}' may have arrived: {detail}. Run the same command again: it looks first", isOpen: true),
            _ => new RevocationException($"'{call.Name}' was refused: {detail}"),
        };
    }

    private async Task<(AuditOutcome Outcome, string Detail)> SendAsync(
        RevocationItem first, RevokeCall call, IReadOnlyList<(ReportedFinding Finding, RevocationLedger Ledger)> entries, CancellationToken cancellation)
    {
        try
        {
            var values = TokenValues.OfAll(entries.Select(entry => entry.Finding.Secret));
            var request = CallBuilder.Build(first.Finding.Rule.Provider, call.Request, values, repeatable: false, clock.GetUtcNow());
            var answer = await client.SendAsync(request, cancellation).ConfigureAwait(false);
            using var reader = new AnswerReader(answer);
            return (reader.Holds(call.Done) ? AuditOutcome.Succeeded : answer.Status >= 500 ? AuditOutcome.Unknown : AuditOutcome.Failed, answer.ToString());
        }
        catch (ApiException failure)
        {
            return (failure.MayHaveArrived ? AuditOutcome.Unknown : AuditOutcome.Failed, failure.Message);
        }
    }

    private async Task<RevocationResult> ProveAsync(ReportedFinding finding, RevocationLedger ledger, CancellationToken cancellation)
    {
        var after = await proof.SeekAsync(finding, finding.Companions, cancellation).ConfigureAwait(false);
        ledger.Note(AuditAction.Prove, after);
        return RevocationResult.OfProof(finding, after);
    }

    private static Task EachAsync(int count, Func<int, CancellationToken, Task> act, CancellationToken cancellation) => Parallel.ForEachAsync(
        Enumerable.Range(0, count),
        new ParallelOptions { MaxDegreeOfParallelism = LooksAtATime, CancellationToken = cancellation },
        async (index, stop) => await act(index, stop).ConfigureAwait(false));
}
