namespace TokenGuard.TokenApi.Zendesk;

/// <summary>One Zendesk account: what its addresses are made of.</summary>
public sealed record ZendeskAccount
{
    public const string Provider = "zendesk";

    private const string Domain = ".zendesk.com";
    private const int LongestName = 63;

    private ZendeskAccount(string subdomain) => Subdomain = subdomain;

    public string Subdomain { get; }

    public string Host => Subdomain + Domain;

    public Uri BaseAddress => new($"https://{Host}/");

    /// <summary>Reads a subdomain; the whole host name is understood too.</summary>
    /// <exception cref="ZendeskException">It cannot be one.</exception>
    public static ZendeskAccount Parse(string text)
    {
        var name = text.Trim().ToLowerInvariant();
        name = name.EndsWith(Domain, StringComparison.Ordinal) ? name[..^Domain.Length] : name;
        var fits = name.Length is > 0 and <= LongestName
            && name[0] != '-' && name[^1] != '-'
            && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
        return fits
            ? new ZendeskAccount(name)
            : throw new ZendeskException(
                ZendeskProblem.WrongAccount,
                $"'{text}' is no Zendesk subdomain; give what stands before .zendesk.com in the account's address: letters, digits and hyphens");
    }

    public override string ToString() => Host;
}
