using System.Text;
using TokenGuard.Engine;

namespace TokenGuard.TokenApi.Zendesk;

/// <summary>What a request is authenticated with: an OAuth access token, or an API token with somebody's e-mail address.</summary>
public sealed class ZendeskCredential
{
    private readonly string? email;
    private readonly Secret secret;

    private ZendeskCredential(string? email, Secret secret)
    {
        this.email = email;
        this.secret = secret;
    }

    public bool IsOAuth => email is null;

    public static ZendeskCredential OAuth(Secret accessToken) => new(null, accessToken);

    /// <summary>An API token acts as the user of the address, whoever made the token.</summary>
    /// <exception cref="ZendeskException">The address is none.</exception>
    public static ZendeskCredential ApiToken(string email, Secret token) =>
        email.Length > 2 && email.Contains('@') && !email.AsSpan().ContainsAny(":/ \r\n")
            ? new ZendeskCredential(email, token)
            : throw new ZendeskException(
                ZendeskProblem.Invalid, $"'{email}' is no e-mail address; an API token needs the address of a verified user, without '/token'");

    /// <summary>The value of the Authorization header.</summary>
    internal string ToHeader()
    {
        var value = Encoding.UTF8.GetString(secret.Reveal()).Trim();
        // tokenguard:allow TG4001 what is to be moved to OAuth has to be read first
        return email is null ? "Bearer " + value : "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{email}/token:{value}"));
    }

    /// <summary>True if its secret begins so.</summary>
    public bool MayBe(VisiblePrefix prefix) => prefix.Begins(secret);

    public override string ToString() => IsOAuth ? "an OAuth access token (Bearer)" : $"an API token as {email} (Basic)";
}
