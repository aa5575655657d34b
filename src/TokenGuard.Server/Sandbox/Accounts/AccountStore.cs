using TokenGuard.Server.Sandbox.Storage;

namespace TokenGuard.Server.Sandbox.Accounts;

/// <summary>The accounts and their users.</summary>
internal sealed class AccountStore(Database database, SandboxClock clock)
{
    /// <summary>Older than any rule about accounts that are too new.</summary>
    private static readonly DateTimeOffset LongAgo = new(2024, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public bool IsEmpty => database.Query($"SELECT id FROM accounts LIMIT 1", row => row.Integer("id")).Count == 0;

    public long Add(AccountSeed seed) => database.Insert($"""
        INSERT INTO accounts (subdomain, name, created_at, token_access, enterprise, rate_limit, token_cap)
        VALUES ({seed.Subdomain}, {seed.Subdomain}, {seed.CreatedAt ?? LongAgo}, {seed.TokenAccess}, {seed.Enterprise}, {seed.RateLimit}, {seed.TokenCap})
        """);

    /// <summary>Changes what its owner, or the provider's sales, can change.</summary>
    public void Change(AccountSeed seed) => database.Execute($"""
        UPDATE accounts SET token_access = {seed.TokenAccess}, enterprise = {seed.Enterprise}, rate_limit = {seed.RateLimit}, token_cap = {seed.TokenCap}
        WHERE subdomain = {seed.Subdomain}
        """);

    /// <summary>Makes a user, or changes the one who has the address.</summary>
    /// <exception cref="SeedException">There is no such account.</exception>
    public long Put(UserSeed seed)
    {
        var account = Require(seed.Account).Id;
        var name = seed.Name ?? seed.Email.Split('@')[0];
        database.Execute($"""
            INSERT INTO users (account_id, name, email, role, manages_apis, verified, active, suspended, created_at)
            VALUES ({account}, {name}, {seed.Email}, {seed.Role}, {seed.ManagesApis}, {seed.Verified}, {seed.Active}, {seed.Suspended}, {clock.Now})
            ON CONFLICT (account_id, email) DO UPDATE SET name = excluded.name, role = excluded.role, manages_apis = excluded.manages_apis,
                verified = excluded.verified, active = excluded.active, suspended = excluded.suspended
            """);
        return FindUser(account, seed.Email)!.Id;
    }

    public Account? Find(string subdomain) => database.Find($"SELECT * FROM accounts WHERE subdomain = {subdomain}", ReadAccount);

    /// <exception cref="SeedException">There is none.</exception>
    public Account Require(string subdomain) => Find(subdomain) ?? throw new SeedException($"no account is called '{subdomain}'");

    /// <summary>A user by address, or the account's first one.</summary>
    /// <exception cref="SeedException">There is none.</exception>
    public User RequireUser(Account account, string? email) =>
        (email is null ? (Users(account.Id) is [var first, ..] ? first : null) : FindUser(account.Id, email))
        ?? throw new SeedException($"{account.Subdomain} has no user {email}");

    public User? FindUser(long account, string email) =>
        database.Find($"SELECT * FROM users WHERE account_id = {account} AND email = {email}", ReadUser);

    public User? FindUser(long account, long id) => database.Find($"SELECT * FROM users WHERE account_id = {account} AND id = {id}", ReadUser);

    public IReadOnlyList<User> Users(long account) => database.Query($"SELECT * FROM users WHERE account_id = {account} ORDER BY id", ReadUser);

    private static Account ReadAccount(Row row) => new()
    {
        Id = row.Integer("id"),
        Subdomain = row.Text("subdomain"),
        CreatedAt = row.Time("created_at"),
        TokenAccess = row.Flag("token_access"),
        Enterprise = row.Flag("enterprise"),
        RateLimit = row.Integer("rate_limit"),
        TokenCap = row.Integer("token_cap"),
    };

    private static User ReadUser(Row row) => new()
    {
        Id = row.Integer("id"),
        Name = row.Text("name"),
        Email = row.Text("email"),
        Role = row.Name<UserRole>("role"),
        ManagesApis = row.Flag("manages_apis"),
        Verified = row.Flag("verified"),
        Active = row.Flag("active"),
        Suspended = row.Flag("suspended"),
        CreatedAt = row.Time("created_at"),
    };
}
