using TokenGuard.TokenApi.Zendesk;

namespace TokenGuard.Cli.Commands.Tokens;

/// <summary>Keeps a run from sawing off the credential that it works with.</summary>
internal static class OwnCredential
{
    /// <exception cref="UsageException">The API token is the credential of this run.</exception>
    public static async Task RequireOtherAsync(ZendeskClient client, long id, CancellationToken cancellation)
    {
        var tokens = await client.ApiTokens.ListAsync(cancellation);
        var token = tokens.FirstOrDefault(known => known.Id == id)
            ?? throw new UsageException($"{client.Account} has no API token {id}; `tokenguard tokens list` shows them all");
        if (client.Credential is { IsOAuth: false } credential && credential.MayBe(token.Prefix))
        {
            throw new UsageException($"API token {id} is the credential of this very run; use an OAuth token or another one");
        }
    }
}
