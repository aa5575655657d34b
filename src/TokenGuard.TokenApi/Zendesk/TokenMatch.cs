using TokenGuard.Engine;
using TokenGuard.TokenApi.Zendesk.Models;

namespace TokenGuard.TokenApi.Zendesk;

/// <summary>Which tokens of a list a value may be, by the first characters that the list shows.</summary>
/// <typeparam name="T">API tokens or OAuth tokens.</typeparam>
/// <param name="Candidates">None: deleted, or of another account. Several: nobody can tell which, so none is acted on.</param>
/// <param name="Unreadable">Tokens of which the list shows nothing; one of them may be it.</param>
public sealed record TokenMatch<T>(IReadOnlyList<T> Candidates, IReadOnlyList<T> Unreadable)
{
    /// <summary>Null if there is exactly one.</summary>
    public ZendeskException? ProblemUnlessOne(Func<T, long> idOf) => TokenMatch.ProblemUnlessOne([.. Candidates.Select(idOf)], Unreadable.Count);
}

/// <summary>Compares values with lists.</summary>
public static class TokenMatch
{
    public static TokenMatch<ZendeskApiToken> Find(IReadOnlyList<ZendeskApiToken> tokens, Secret value) => Find(tokens, token => token.Prefix, value);

    public static TokenMatch<ZendeskOAuthToken> Find(IReadOnlyList<ZendeskOAuthToken> tokens, Secret value) => Find(tokens, token => token.Prefix, value);

    /// <summary>Null if there is exactly one.</summary>
    /// <param name="ids">Those that begin like the value.</param>
    /// <param name="unreadable">How many tokens the lists do not show the beginning of.</param>
    public static ZendeskException? ProblemUnlessOne(IReadOnlyCollection<long> ids, int unreadable) => ids.Count switch
    {
        1 => null,
        0 => new ZendeskException(
            ZendeskProblem.NotFound,
            "no token of the account begins like this value: it is deleted already, or of another account or kind"
            + (unreadable == 0 ? "" : $"; of {unreadable} tokens the list does not show the beginning")),
        _ => new ZendeskException(
            ZendeskProblem.Ambiguous,
            $"{ids.Count} tokens begin like this value ({string.Join(", ", ids)}), so nothing is done; "
            + "find the right one by its use and name its id"),
    };

    private static TokenMatch<T> Find<T>(IReadOnlyList<T> tokens, Func<T, VisiblePrefix> prefixOf, Secret value) =>
        new([.. tokens.Where(token => prefixOf(token).Begins(value))], [.. tokens.Where(token => prefixOf(token).IsEmpty)]);
}
