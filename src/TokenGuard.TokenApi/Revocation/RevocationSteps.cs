using TokenGuard.Engine.Rules.Calls;
using TokenGuard.TokenApi.Answers;
using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.Calls;
using TokenGuard.TokenApi.Http;

namespace TokenGuard.TokenApi.Revocation;

/// <summary>Makes the calls of one token's revocation, in order; every change is written down before and after it.</summary>
internal sealed class RevocationSteps(IApiClient client, RevocationItem item, RevocationLedger ledger, TimeProvider clock)
{
    /// <summary>Makes the calls that were not accepted before; look-ups always.</summary>
    /// <param name="calls">The calls.</param>
    /// <param name="values">What they ask for.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The values with those that the answers gave.</returns>
    /// <exception cref="RevocationException">A call cannot be made, or was refused; those behind it were not made.</exception>
    public async Task<TokenValues> MakeAsync(IEnumerable<RevokeCall> calls, TokenValues values, CancellationToken cancellation)
    {
        foreach (var call in calls.Where(call => call.IsLookUp || !ledger.HasSucceeded(call.Name)))
        {
            var missing = CallBuilder.Missing(call.Request, values);
            if (missing.Count > 0)
            {
                throw new RevocationException($"'{call.Name}' needs {string.Join(" and ", missing)}, which is not known");
            }

            var answer = call.IsLookUp
                ? await SendAsync(call, values, cancellation).ConfigureAwait(false)
                : await ChangeAsync(call, values, cancellation).ConfigureAwait(false);
            values = Take(call, answer, values);
        }

        return values;
    }

    private async Task<ApiAnswer> ChangeAsync(RevokeCall call, TokenValues values, CancellationToken cancellation)
    {
        ledger.Intend(call.Name);
        ApiAnswer answer;
        try
        {
            answer = await SendAsync(call, values, cancellation).ConfigureAwait(false);
        }
        catch (ApiException failure)
        {
            ledger.End(call.Name, failure.MayHaveArrived ? AuditOutcome.Unknown : AuditOutcome.Failed, failure.Message);
            throw new RevocationException(
                failure.MayHaveArrived ? $"'{call.Name}' may have arrived: {failure.Message}. Run the same command again: it looks first" : failure.Message,
                failure.MayHaveArrived);
        }

        using var reader = new AnswerReader(answer);
        var done = reader.Holds(call.Done);
        // A gateway may speak for a server that has done it.
        var inDoubt = !done && answer.Status >= 500;
        ledger.End(call.Name, done ? AuditOutcome.Succeeded : inDoubt ? AuditOutcome.Unknown : AuditOutcome.Failed, answer.ToString());
        return done ? answer : throw new RevocationException($"'{call.Name}' was refused ({answer}){HintFor(answer)}", inDoubt);
    }

    private Task<ApiAnswer> SendAsync(RevokeCall call, TokenValues values, CancellationToken cancellation) =>
        client.SendAsync(CallBuilder.Build(item.Finding.Rule.Provider, call.Request, values, call.IsLookUp, clock.GetUtcNow()), cancellation);

    private static TokenValues Take(RevokeCall call, ApiAnswer answer, TokenValues values)
    {
        if (call.Take.Count == 0)
        {
            return values;
        }

        using var reader = new AnswerReader(answer, name => values[name]);
        if (call.IsLookUp && !reader.Holds(call.Done))
        {
            throw new RevocationException($"'{call.Name}' was refused ({answer}){HintFor(answer)}");
        }

        foreach (var wanted in call.Take)
        {
            var found = reader.Texts(wanted.Value);
            values = found.Count switch
            {
                1 => values.With(wanted.Name, found[0]),
                0 => throw new RevocationException($"'{call.Name}' does not know the token: it was deleted already, or belongs to another account", isGone: true),
                _ => throw new RevocationException($"'{call.Name}' knows several tokens that begin so ({wanted.Name} {string.Join(", ", found)}): nothing was done; choose one of them by hand"),
            };
        }

        return values;
    }

    private static string HintFor(ApiAnswer answer) => answer.Status switch
    {
        401 => ": the credential that was used is wrong, expired or revoked",
        403 => ": the credential that was used has no right to it",
        404 => ": the provider does not know it, or not under this account",
        429 => ": rate limited; run the same command again later",
        _ => "",
    };
}
