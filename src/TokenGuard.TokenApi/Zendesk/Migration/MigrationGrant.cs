namespace TokenGuard.TokenApi.Zendesk.Migration;

/// <summary>What the integration authenticates with afterwards.</summary>
public enum MigrationGrant
{
    /// <summary>An access token that the owner creates once.</summary>
    Token,

    /// <summary>The client's secret, with which the integration gets short-lived tokens by the <c>client_credentials</c> grant.</summary>
    ClientCredentials,
}
