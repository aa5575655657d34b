namespace TokenGuard.Server.Sandbox.OAuth;

/// <summary>An OAuth client to be made.</summary>
/// <param name="Account">The account's subdomain.</param>
/// <param name="Identifier">What grants call its client id.</param>
public sealed record OAuthClientSeed(string Account, string Identifier)
{
    /// <summary>Null takes the identifier.</summary>
    public string? Name { get; init; }

    public string? Company { get; init; }

    public string? Description { get; init; }

    /// <summary>The secret; null makes one up.</summary>
    public string? Secret { get; init; }

    /// <summary>False is a public one, which cannot keep a secret.</summary>
    public bool Confidential { get; init; } = true;

    public IReadOnlyList<string> RedirectUris { get; init; } = [];

    /// <summary>Of the provider, for all accounts.</summary>
    public bool Global { get; init; }

    /// <summary>The only scopes that it may ask for; null for any.</summary>
    public IReadOnlyList<string>? AllowedScopes { get; init; }

    /// <summary>The e-mail address of its owner; null is the account's first user.</summary>
    public string? Owner { get; init; }

    /// <summary>Null is now. What older ones issue does not expire by itself.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The secret is not in it.</summary>
    public override string ToString() => $"OAuth client {Identifier} of {Account}";
}
