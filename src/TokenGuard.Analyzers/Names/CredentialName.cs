namespace TokenGuard.Analyzers.Names;

/// <summary>Judges by its name whether a variable, parameter, key or header holds a credential.</summary>
internal static class CredentialName
{
    /// <summary>Words that mean a value that people or machines log in with.</summary>
    private static readonly HashSet<string> Passwords = new(StringComparer.Ordinal)
    {
        "password", "passwd", "passphrase", "pwd", "passcode", "passwort", "kennwort", "contrasena", "motdepasse", "senha",
    };

    /// <summary>The form field of OAuth, whose value a person may have chosen.</summary>
    private const string ClientSecretField = "client_secret";

    private static readonly HashSet<string> Tokens = new(StringComparer.Ordinal)
    {
        "token", "secret", "apikey", "accesskey", "authkey", "secretkey", "apitoken", "accesstoken", "authtoken", "bearertoken",
        "clientsecret", "apisecret", "pat", "jwt", "credential", "credentials", "bearer", "sastoken", "auth",
    };

    /// <summary>What makes a key one that opens something: <c>ApiKey</c>, <c>SubscriptionKey</c>.</summary>
    private static readonly HashSet<string> KeyOwners = new(StringComparer.Ordinal)
    {
        "api", "access", "secret", "auth", "authorization", "private", "signing", "encryption", "account", "subscription", "shared", "storage",
        "client", "app", "application", "service", "master", "license", "webhook", "admin", "function", "functions", "hmac", "jwt",
    };

    /// <summary>Whose pass is a password: a bare one may be a ticket, or a step of something.</summary>
    private static readonly HashSet<string> PassOwners = new(StringComparer.Ordinal)
    {
        "user", "db", "database", "admin", "root", "smtp", "mail", "email", "ftp", "sftp", "sql", "proxy", "login", "account", "api", "auth", "service", "cert", "certificate", "pfx",
    };

    /// <summary>Words before the credential that make it none: tokens of grammars and of cancellation, public keys.</summary>
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "cancellation", "public", "csrf", "xsrf", "antiforgery", "verification", "syntax", "lexer", "metadata", "type", "continuation", "page", "next",
        "previous", "primary", "foreign", "partition", "sort", "cache", "idempotency", "end", "start", "eof", "current", "open", "close", "placeholder",
        "thumbprint", "resource", "hash", "hashed", "encrypted", "masked", "redacted", "no", "has", "is", "missing", "without", "invalid", "unknown", "expected", "forgot",
        "show", "hide", "confirm", "ask", "prompt", "enter", "wrong", "bad", "empty", "max", "min", "change", "sync", "etag", "concurrency", "delta", "resume", "rewrite", "skip", "cursor", "watermark",
    };

    /// <summary>Words that say who somebody is, which is no secret.</summary>
    private static readonly HashSet<string> Identities = new(StringComparer.Ordinal)
    {
        "user", "username", "login", "email", "mail", "account", "id", "name", "scheme", "domain", "host", "tenant", "subdomain", "url", "uri", "endpoint", "region", "client",
    };

    /// <summary>True for the name of what stands beside a credential: a user, an address, an id.</summary>
    public static bool IsIdentity(string name) => NameWords.Split(name).LastOrDefault(word => !IsNumber(word)) is { } last && Identities.Contains(last.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'));

    /// <summary>True for the name of a password, in the wide sense: a value that people choose.</summary>
    public static bool IsPassword(string name) => name == ClientSecretField || Judge(name, Passwords, keys: false);

    /// <summary>True for short names that can mean a password or anything else: the value must look like one.</summary>
    public static bool IsPass(string name) => name.Trim('_').ToLowerInvariant() is "pass" or "pw" or "userpw";

    /// <summary>True for the name of a password, token, secret or key that logs in, signs or decrypts.</summary>
    public static bool IsCredential(string name) => Judge(name, Passwords, keys: false) || Judge(name, Tokens, keys: true);

    private static bool Judge(string name, HashSet<string> wanted, bool keys)
    {
        if (!HasHint(name))
        {
            return false;
        }

        var words = NameWords.Split(name);
        var at = words.Count - 1;
        while (at >= 0 && (IsNumber(words[at]) || words[at] is "value" or "string" or "str" or "bytes" or "array" or "base64" or "default" or "const" or "plain" or "async"))
        {
            at--;
        }

        if (at < 0 || (at > 0 && words.Take(at).Any(Harmless.Contains)))
        {
            return false;
        }

        words[at] = words[at].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return IsWanted(words, at, wanted, keys);
    }

    private static bool IsWanted(List<string> words, int at, HashSet<string> wanted, bool keys) =>
        wanted.Contains(words[at])
        || (keys && at > 0 && words[at] == "key" && KeyOwners.Contains(words[at - 1]))
        || (at > 0 && wanted.Contains(words[at - 1] + words[at]))
        || (!keys && at > 0 && words[at] == "word" && words[at - 1] == "pass")
        || (!keys && at > 0 && words[at] == "pass" && PassOwners.Contains(words[at - 1]));

    /// <summary>Most names are told from credentials by this, without taking them to pieces.</summary>
    private static bool HasHint(string name)
    {
        foreach (var hint in Hints)
        {
            if (name.IndexOf(hint, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static readonly string[] Hints = ["pass", "pwd", "token", "secret", "key", "pat", "jwt", "credential", "auth", "bearer", "kennwort", "contrasena", "senha", "motdepasse"];

    private static bool IsNumber(string word) => word.All(char.IsDigit);
}
