using TokenGuard.Server.Sandbox.Accounts;
using TokenGuard.Server.Sandbox.OAuth;
using TokenGuard.Server.Sandbox.StandIns;
using TokenGuard.Server.Sandbox.Storage;
using TokenGuard.Server.Sandbox.Tokens;

namespace TokenGuard.Server.Sandbox;

/// <summary>Puts things into a running sandbox, past the rules of the providers, and tells what is true of them.</summary>
public sealed class SandboxSeeds
{
    private readonly SandboxState state;

    internal SandboxSeeds(SandboxState state) => this.state = state;

    /// <summary>Makes an account, or changes the one that has the subdomain.</summary>
    public void Put(AccountSeed seed) => state.Database.InTransaction(() =>
    {
        if (state.Accounts.Find(seed.Subdomain) is null)
        {
            state.Accounts.Add(seed);
        }
        else
        {
            state.Accounts.Change(seed);
        }
    });

    /// <summary>Makes a user, or changes the one who has the address.</summary>
    /// <returns>The id.</returns>
    /// <exception cref="SeedException">There is no such account.</exception>
    public long Put(UserSeed seed) => state.Database.InTransaction(() => state.Accounts.Put(seed));

    /// <exception cref="SeedException">There is no such account or user.</exception>
    public SeededCredential Add(ApiTokenSeed seed) => state.Database.InTransaction(() =>
    {
        var account = state.Accounts.Require(seed.Account);
        var value = seed.Value ?? state.Values.Next(TokenValues.ApiToken);
        var id = state.ApiTokens.Add(account.Id, state.Accounts.RequireUser(account, seed.Creator).Id, value, seed);
        return new SeededCredential(id, ApiToken.ReferenceTo(id), value);
    });

    /// <exception cref="SeedException">There is no such account or user, or the identifier is taken.</exception>
    public SeededCredential Add(OAuthClientSeed seed) => state.Database.InTransaction(() =>
    {
        var account = state.Accounts.Require(seed.Account);
        if (state.OAuthClients.Find(account.Id, seed.Identifier) is not null)
        {
            throw new SeedException($"{seed.Account} has a client '{seed.Identifier}'");
        }

        var value = seed.Secret ?? state.Values.Next(TokenValues.ClientSecret);
        var id = state.OAuthClients.Add(account.Id, state.Accounts.RequireUser(account, seed.Owner).Id, value, seed);
        return new SeededCredential(id, OAuthClient.ReferenceTo(id), value);
    });

    /// <exception cref="SeedException">There is no such account, user or client.</exception>
    public SeededCredential Add(OAuthTokenSeed seed) => state.Database.InTransaction(() =>
    {
        var account = state.Accounts.Require(seed.Account);
        var client = (seed.Client is null ? (state.OAuthClients.List(account.Id, global: false) is [var first, ..] ? first : null) : state.OAuthClients.Find(account.Id, seed.Client))
            ?? throw new SeedException($"{seed.Account} has no client '{seed.Client}'");
        var value = seed.Value ?? state.Values.Next(TokenValues.OAuthToken);
        var id = state.OAuthTokens.Add(account.Id, state.Accounts.RequireUser(account, seed.User).Id, client.Id, value, seed);
        return new SeededCredential(id, OAuthToken.ReferenceTo(id), value);
    });

    /// <exception cref="SeedException">There is no such stand-in, or it has the value.</exception>
    public SeededCredential Add(StandInSeed seed) => state.Database.InTransaction(() =>
    {
        var template = StandInStore.TemplateFor(seed.Provider) ?? throw new SeedException($"no stand-in is called '{seed.Provider}'");
        var value = seed.Value ?? state.Values.Next(template);
        if (state.StandIns.Recognise(seed.Provider, value) is { } known)
        {
            throw new SeedException($"{known.Reference} has this value");
        }

        var id = state.StandIns.Add(value, seed);
        return new SeededCredential(id, StandInToken.ReferenceTo(seed.Provider, id), value);
    });

    /// <summary>Does what the provider does with idle and inactive API tokens since the retirement began.</summary>
    public void RetireIdleTokens() => state.Database.InTransaction(state.ApiTokens.Retire);

    /// <summary>All credentials that ever were, by kind and id.</summary>
    public IReadOnlyList<CredentialState> Credentials() => CredentialQuery.All(state.Database, state.Clock.Now);

    /// <summary>Whether a credential would be taken now.</summary>
    /// <param name="reference">As in the request log.</param>
    /// <exception cref="SeedException">There never was one.</exception>
    public bool IsLive(string reference) => Credentials().FirstOrDefault(credential => credential.Reference == reference)?.Live
        ?? throw new SeedException($"nothing is called '{reference}'");
}
