using TokenGuard.TokenApi.Zendesk.Inventory;
using TokenGuard.TokenApi.Zendesk.Models;

namespace TokenGuard.TokenApi.Zendesk.Review.Checks;

/// <summary>Public OAuth clients that have a secret, which then is no secret.</summary>
internal sealed class PublicClientCheck : IReviewCheck
{
    public string Name => "public-client";

    public IEnumerable<ReviewAdvice> Look(ReviewContext context) => context.Inventory.OAuthClients
        .Where(client => client is { Kind: ZendeskOAuthClient.Public, HasSecret: true, Global: false })
        .Select(client => new ReviewAdvice(
            Name,
            ZendeskTokenKind.OAuthClient,
            client.Id,
            "it is public and has a secret: what is shipped to users protects nothing",
            "use PKCE and no secret, or a confidential client on a server"));
}
