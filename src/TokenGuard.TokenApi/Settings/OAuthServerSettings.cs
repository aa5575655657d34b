namespace TokenGuard.TokenApi.Settings;

/// <summary>A server of the user's own that revokes tokens by RFC 7009 and tells of them by RFC 7662.</summary>
/// <param name="Name">How options call it.</param>
/// <param name="RevocationEndpoint">Where tokens are revoked; https.</param>
/// <param name="IntrospectionEndpoint">Where tokens are looked up; https.</param>
/// <param name="ClientId">The client that may do it.</param>
/// <param name="ClientSecret">Reference to its secret.</param>
public sealed record OAuthServerSettings(string Name, Uri RevocationEndpoint, Uri IntrospectionEndpoint, string ClientId, string ClientSecret);
