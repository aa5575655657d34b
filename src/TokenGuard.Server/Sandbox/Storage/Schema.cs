using System.Runtime.CompilerServices;

namespace TokenGuard.Server.Sandbox.Storage;

/// <summary>The tables. Of every secret they hold a SHA-256 and the first characters, as a provider should.</summary>
internal static class Schema
{
    /// <summary>Real ids do not fit into 32 bits; neither do these.</summary>
    private const long IdsStartAt = 7_000_000_000;

    private static readonly string[] Tables =
        ["accounts", "users", "api_tokens", "oauth_clients", "oauth_tokens", "audit_events", "stand_in_tokens", "requests"];

    public static void Create(Database database)
    {
        if (database.Query($"SELECT name FROM sqlite_master WHERE name = 'accounts'", row => row.Text("name")).Count > 0)
        {
            return;
        }

        database.Execute($"""
            CREATE TABLE accounts (
                id INTEGER PRIMARY KEY AUTOINCREMENT, subdomain TEXT NOT NULL UNIQUE, name TEXT NOT NULL, created_at INTEGER NOT NULL,
                token_access INTEGER NOT NULL, enterprise INTEGER NOT NULL, rate_limit INTEGER NOT NULL, token_cap INTEGER NOT NULL);
            CREATE TABLE users (
                id INTEGER PRIMARY KEY AUTOINCREMENT, account_id INTEGER NOT NULL REFERENCES accounts, name TEXT NOT NULL,
                email TEXT NOT NULL COLLATE NOCASE, role TEXT NOT NULL, manages_apis INTEGER NOT NULL, verified INTEGER NOT NULL,
                active INTEGER NOT NULL, suspended INTEGER NOT NULL, created_at INTEGER NOT NULL, UNIQUE (account_id, email));
            CREATE TABLE api_tokens (
                id INTEGER PRIMARY KEY AUTOINCREMENT, account_id INTEGER NOT NULL REFERENCES accounts, hash TEXT NOT NULL, visible TEXT NOT NULL,
                description TEXT, active INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, last_used INTEGER,
                user_id INTEGER NOT NULL REFERENCES users, deactivated_at INTEGER, deleted_at INTEGER);
            CREATE INDEX api_tokens_by_hash ON api_tokens (account_id, hash);
            CREATE TABLE oauth_clients (
                id INTEGER PRIMARY KEY AUTOINCREMENT, account_id INTEGER NOT NULL REFERENCES accounts, identifier TEXT NOT NULL,
                name TEXT NOT NULL, company TEXT, description TEXT, kind TEXT NOT NULL, redirect_uris TEXT NOT NULL, is_global INTEGER NOT NULL,
                hash TEXT NOT NULL, visible TEXT NOT NULL, user_id INTEGER NOT NULL REFERENCES users, allowed_scopes TEXT,
                created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER);
            CREATE TABLE oauth_tokens (
                id INTEGER PRIMARY KEY AUTOINCREMENT, account_id INTEGER NOT NULL REFERENCES accounts, user_id INTEGER NOT NULL REFERENCES users,
                client_id INTEGER NOT NULL REFERENCES oauth_clients, hash TEXT NOT NULL, visible TEXT NOT NULL, scopes TEXT NOT NULL,
                refresh_hash TEXT, refresh_visible TEXT, created_at INTEGER NOT NULL, expires_at INTEGER, refresh_expires_at INTEGER,
                used_at INTEGER, revoked_at INTEGER);
            CREATE INDEX oauth_tokens_by_hash ON oauth_tokens (account_id, hash);
            CREATE TABLE authorization_codes (
                hash TEXT PRIMARY KEY, client_id INTEGER NOT NULL REFERENCES oauth_clients, user_id INTEGER NOT NULL REFERENCES users,
                scopes TEXT NOT NULL, redirect_uri TEXT NOT NULL, challenge TEXT, expires_at INTEGER NOT NULL);
            CREATE TABLE audit_events (
                id INTEGER PRIMARY KEY AUTOINCREMENT, account_id INTEGER NOT NULL REFERENCES accounts, action TEXT NOT NULL, actor_id INTEGER NOT NULL,
                actor_name TEXT NOT NULL, source_type TEXT NOT NULL, source_id INTEGER NOT NULL, source_label TEXT NOT NULL,
                change_description TEXT NOT NULL, ip_address TEXT NOT NULL, created_at INTEGER NOT NULL);
            CREATE TABLE stand_in_tokens (
                id INTEGER PRIMARY KEY AUTOINCREMENT, provider TEXT NOT NULL, kind TEXT NOT NULL, owner TEXT NOT NULL, token_group TEXT,
                hash TEXT NOT NULL, visible TEXT NOT NULL, scopes TEXT NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER,
                used_at INTEGER, revoked_at INTEGER, UNIQUE (provider, hash));
            CREATE TABLE requests (
                id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, method TEXT NOT NULL, path TEXT NOT NULL, status INTEGER NOT NULL,
                credential TEXT, targets TEXT NOT NULL, changes TEXT NOT NULL, quirks TEXT NOT NULL);
            """);
        StartIds(database);
    }

    /// <summary>Forgets everything, the log too; new rows get the ids that the first ones had.</summary>
    public static void Clear(Database database)
    {
        database.Execute($"PRAGMA defer_foreign_keys = ON");
        foreach (var table in Tables.Append("authorization_codes"))
        {
            database.Execute(FormattableStringFactory.Create($"DELETE FROM {table}"));
        }

        database.Execute($"DELETE FROM sqlite_sequence");
        StartIds(database);
    }

    private static void StartIds(Database database)
    {
        foreach (var table in Tables)
        {
            database.Execute($"INSERT INTO sqlite_sequence (name, seq) VALUES ({table}, {(table == "requests" ? 0 : IdsStartAt)})");
        }
    }
}
