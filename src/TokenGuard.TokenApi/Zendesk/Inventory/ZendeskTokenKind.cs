namespace TokenGuard.TokenApi.Zendesk.Inventory;

/// <summary>What an account holds.</summary>
public enum ZendeskTokenKind
{
    ApiToken,
    OAuthToken,
    OAuthClient,
}
