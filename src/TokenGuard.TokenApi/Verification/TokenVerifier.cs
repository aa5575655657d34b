using System.Collections.Concurrent;
using TokenGuard.Engine;
using TokenGuard.Engine.Rules;
using TokenGuard.Engine.Rules.Calls;
using TokenGuard.Scanning.Companions;
using TokenGuard.Scanning.Findings;
using TokenGuard.TokenApi.Calls;
using TokenGuard.TokenApi.Http;

namespace TokenGuard.TokenApi.Verification;

/// <summary>Asks providers whether tokens work, by read-only calls that the rules describe. Safe under concurrent calls.</summary>
/// <param name="client">The way to the providers.</param>
/// <param name="clock">Tells the time for signatures and waits.</param>
/// <param name="inferred">Also run calls that are only inferred.</param>
public sealed class TokenVerifier(IApiClient client, TimeProvider clock, bool inferred = false)
{
    /// <summary>Sets of companions that are tried for one secret.</summary>
    public const int MostCompanionSets = 4;

    private readonly ConcurrentDictionary<string, Lazy<Task<TokenVerdict>>> answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> proven = new(StringComparer.Ordinal);

    /// <summary>Looks a token up. Never throws for what a provider says or does not say: that is the verdict <c>unknown</c>.</summary>
    /// <param name="rule">The rule that found it.</param>
    /// <param name="secret">Its value.</param>
    /// <param name="companions">What may complete it, the nearest first.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="isOneTry">True to send each request once: whoever asks looks again by itself.</param>
    public async Task<TokenVerdict> VerifyAsync(
        TokenRule rule, Secret secret, IReadOnlyList<CompanionValue> companions, CancellationToken cancellation, bool isOneTry = false)
    {
        if (rule.Verify is not { } verify)
        {
            return TokenVerdict.Unknown("no call without side effects is known");
        }

        if (rule.IsDiscovered)
        {
            return TokenVerdict.Unknown("its rule was found in what is scanned, which must not choose where secrets are sent; --rules names its file");
        }

        if (verify.Status == CallStatus.Inferred && !inferred)
        {
            return TokenVerdict.Unknown("the call is only inferred from others; --inferred runs it");
        }

        var sets = CompanionSets.Combine(verify.Request, companions, MostCompanionSets, out var missing);
        return missing.Count > 0
            ? TokenVerdict.Unknown($"it needs {string.Join(" and ", missing)}, which was not found near it")
            : Doubted(verify, companions, await TrySetsAsync(rule, verify, secret, sets, isOneTry, cancellation).ConfigureAwait(false), IsProven(rule, secret, sets));
    }

    /// <summary>Forgets what was answered, so that the next look goes to the provider; what was proven stays.</summary>
    public void Forget() => answers.Clear();

    /// <summary>Notes that a secret answered live with these companions, so that a later refusal with them proves that it is dead.</summary>
    public void NoteProven(TokenRule rule, Secret secret, IReadOnlyDictionary<string, string> companions) => proven[KeyOf(rule, secret, companions)] = true;

    private async Task<TokenVerdict> TrySetsAsync(
        TokenRule rule, VerifyCall verify, Secret secret, IReadOnlyList<Dictionary<string, string>> sets, bool isOneTry, CancellationToken cancellation)
    {
        TokenVerdict? undecided = null;
        TokenVerdict? dead = null;
        TokenVerdict? unproved = null;
        foreach (var set in sets)
        {
            var verdict = await AskOnceAsync(rule, verify, secret, set, isOneTry, cancellation).ConfigureAwait(false);
            if (verdict.State == VerdictState.Live)
            {
                return verdict;
            }

            dead ??= verdict.State == VerdictState.Dead ? verdict : null;
            undecided ??= verdict is { State: VerdictState.Unknown, IsUnproved: false } ? verdict : null;
            unproved ??= verdict.IsUnproved ? verdict : null;
        }

        // Dead only if no set is open: another one may be the right one. One that answered live before is the right one.
        return undecided ?? dead ?? unproved!;
    }

    private async Task<TokenVerdict> AskOnceAsync(
        TokenRule rule, VerifyCall verify, Secret secret, Dictionary<string, string> set, bool isOneTry, CancellationToken cancellation)
    {
        var key = KeyOf(rule, secret, set);
        var answer = answers.GetOrAdd(key, _ => new Lazy<Task<TokenVerdict>>(() => AskAsync(rule, verify, secret, set, isOneTry, cancellation)));
        try
        {
            var verdict = (await answer.Value.ConfigureAwait(false)) with { Companions = set };
            if (verdict.State == VerdictState.Live)
            {
                proven[key] = true;
            }

            return verdict.State == VerdictState.Dead && (set.Count > 0 || verdict.NeedsProof) && !proven.ContainsKey(key)
                ? verdict with { State = VerdictState.Unknown, IsUnproved = true, Reason = $"{(set.Keys.Any(IsFound) ? "companions unproved: " : "")}{verdict.Reason}, but {Doubt(rule, set)}" }
                : verdict;
        }
        catch (OperationCanceledException)
        {
            answers.TryRemove(key, out _);
            throw;
        }
    }

    private async Task<TokenVerdict> AskAsync(TokenRule rule, VerifyCall verify, Secret secret, Dictionary<string, string> set, bool isOneTry, CancellationToken cancellation)
    {
        try
        {
            var request = CallBuilder.Build(rule.Provider, verify.Request, TokenValues.Of(secret, set), repeatable: !isOneTry, clock.GetUtcNow());
            var verdict = VerdictReader.Read(verify, await client.SendAsync(request, cancellation).ConfigureAwait(false), clock.GetUtcNow());
            return verdict with
            {
                Identity = [.. verdict.Identity.Select(pair => KeyValuePair.Create(pair.Key, SecretMask.Hide(secret, pair.Value)))],
                Scopes = [.. verdict.Scopes.Select(scope => SecretMask.Hide(secret, scope))],
            };
        }
        catch (ApiException failure)
        {
            return TokenVerdict.Unknown(failure.Message);
        }
    }

    private bool IsProven(TokenRule rule, Secret secret, IReadOnlyList<Dictionary<string, string>> sets) => sets.Any(set => proven.ContainsKey(KeyOf(rule, secret, set)));

    // A token does not tell which server issued it.
    private static TokenVerdict Doubted(VerifyCall verify, IReadOnlyList<CompanionValue> companions, TokenVerdict verdict, bool isProven) =>
        verdict.State == VerdictState.Dead && !isProven && companions.FirstOrDefault(companion => companion.Name == verify.Elsewhere) is { } other
            ? verdict with { State = VerdictState.Unknown, IsUnproved = true, Reason = $"{verdict.Reason}, but {other.Value}, which was found near it, may have issued it" }
            : verdict;

    private static bool IsFound(string name) => name != "host";

    private static string Doubt(TokenRule rule, Dictionary<string, string> set) => set.Keys.Any(IsFound)
        ? $"{Describe(rule, set)} may not belong to it"
        : $"{rule.Provider.Name} may refuse a live token so too: in another region or server, or from this address";

    private static string Describe(TokenRule rule, Dictionary<string, string> set) =>
        string.Join(", ", set.Select(pair => CompanionText.IsSecret(rule, pair.Key) ? $"the {pair.Key} beside it" : $"{pair.Key} {pair.Value}"));

    // The fingerprint of chosen values is bound to a place, so the key is made of the value itself, hashed.
    private static string KeyOf(TokenRule rule, Secret secret, IReadOnlyDictionary<string, string> companions) =>
        $"{rule.Id}\0{FingerprintBasis.OfValue(secret.Reveal()).At("")}\0{string.Join('\0', companions.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={CompanionText.Kept(rule, pair.Key, pair.Value)}"))}";
}
