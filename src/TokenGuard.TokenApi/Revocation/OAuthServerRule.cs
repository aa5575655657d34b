using System.Text;
using TokenGuard.Engine;
using TokenGuard.Engine.Rules;
using TokenGuard.Engine.Rules.Calls;
using TokenGuard.TokenApi.Settings;

namespace TokenGuard.TokenApi.Revocation;

/// <summary>
/// Makes a rule whose tokens are looked up by RFC 7662 (token introspection) and revoked by RFC 7009 (token revocation)
/// at a server that the user declared. Both ask for the client, and neither answer is proof but <c>active: false</c>.
/// </summary>
public static class OAuthServerRule
{
    /// <param name="rule">The rule that found the token.</param>
    /// <param name="server">The server that issued it.</param>
    /// <param name="clientSecret">The secret of the client that may look up and revoke.</param>
    public static TokenRule For(TokenRule rule, OAuthServerSettings server, Secret clientSecret)
    {
        // RFC 6749 §2.3.1: both are form-encoded before they are put together. Base64 holds no brace of a template.
        var client = $"{Uri.EscapeDataString(server.ClientId)}:{Uri.EscapeDataString(Encoding.UTF8.GetString(clientSecret.Reveal()))}";
        var headers = new KeyValuePair<string, string>[] { new("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(client))) };
        return rule with
        {
            Provider = new ProviderDefinition
            {
                Id = server.Name,
                Name = server.Name,
                SendTo = [server.RevocationEndpoint.IdnHost, server.IntrospectionEndpoint.IdnHost],
            },
            Needs = [],
            Verify = new VerifyCall
            {
                Source = "https://www.rfc-editor.org/rfc/rfc7662",
                Request = Post(server.IntrospectionEndpoint, headers),
                Live = All("status 200", "json $.active == true"),
                Dead = All("status 200", "json $.active == false"),
                Identity = [new("user", "json $.username"), new("client", "json $.client_id"), new("subject", "json $.sub")],
                Scopes = "json $.scope",
                Expires = "json $.exp",
            },
            Revoke = new RevokeGuide
            {
                By = RevokedBy.Admin,
                Source = "https://www.rfc-editor.org/rfc/rfc7009",
                Calls = [new RevokeCall { Name = "revoke", Request = Post(server.RevocationEndpoint, headers), Done = AnswerTest.Of("status 200") }],
                Effect = "The server may end other tokens of the same grant too. It cannot be undone.",
            },
        };
    }

    private static CallTemplate Post(Uri endpoint, IReadOnlyList<KeyValuePair<string, string>> headers) => new()
    {
        Method = "POST",
        Url = endpoint.AbsoluteUri,
        Headers = headers,
        Body = "token={secret}",
        BodyKind = BodyKind.Form,
    };

    private static AnswerTest All(params string[] conditions) => new(AnswerTestKind.All, [.. conditions.Select(AnswerTest.Of)], "");
}
