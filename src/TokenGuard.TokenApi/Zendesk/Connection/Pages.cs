using System.Text.Json;

namespace TokenGuard.TokenApi.Zendesk.Connection;

/// <summary>Reads lists that come in pages. Where the next page is, is taken from an answer only if it is at the same host.</summary>
internal static class Pages
{
    private const int MostPages = 1000;

    /// <param name="connection">The account.</param>
    /// <param name="path">The list, with its query if it has one.</param>
    /// <param name="name">The property that holds the items.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ZendeskException">A page cannot be read, or the pages do not end.</exception>
    public static async Task<IReadOnlyList<JsonElement>> ReadAllAsync(ZendeskConnection connection, string path, string name, CancellationToken cancellation)
    {
        var items = new List<JsonElement>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var first = path + (path.Contains('?', StringComparison.Ordinal) ? '&' : '?') + "page%5Bsize%5D=100";
        for (var next = first; next is not null;)
        {
            if (!seen.Add(next) || seen.Count > MostPages)
            {
                throw new ZendeskException(ZendeskProblem.WrongAnswer, $"the pages of {path.Split('?')[0]} do not end; what was read is not used");
            }

            var page = await connection.GetAsync(next, cancellation).ConfigureAwait(false);
            if (page.Child(name) is not { ValueKind: JsonValueKind.Array })
            {
                throw new ZendeskException(ZendeskProblem.WrongAnswer, $"{connection.Account.Host} answered without a list of '{name}'; what was read is not used");
            }

            items.AddRange(page.Items(name));
            next = NextOf(page, first, connection.Account);
        }

        return items;
    }

    private static string? NextOf(JsonElement page, string first, ZendeskAccount account)
    {
        if (page.Child("meta") is { } meta)
        {
            return (meta.Flag("has_more"), meta.Text("after_cursor")) switch
            {
                (not true, _) => null,
                (true, { Length: > 0 } cursor) => $"{first}&page%5Bafter%5D={Uri.EscapeDataString(cursor)}",
                _ => SameHost(page.Child("links")?.Text("next"), account),
            };
        }

        return SameHost(page.Text("next_page") ?? page.Child("links")?.Text("next"), account);
    }

    private static string? SameHost(string? link, ZendeskAccount account)
    {
        if (string.IsNullOrEmpty(link))
        {
            return null;
        }

        return Uri.TryCreate(account.BaseAddress, link, out var url) && url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort
            && string.Equals(url.Host, account.Host, StringComparison.OrdinalIgnoreCase)
            ? url.PathAndQuery.TrimStart('/')
            : throw new ZendeskException(
                ZendeskProblem.WrongAnswer, $"the next page of the list is not at {account.Host}; a credential does not go elsewhere, so the list is not complete and not used");
    }
}
