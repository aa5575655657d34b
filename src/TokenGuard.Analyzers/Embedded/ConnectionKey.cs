using TokenGuard.Analyzers.Names;

namespace TokenGuard.Analyzers.Embedded;

/// <summary>Knows the keys of connection strings.</summary>
internal static class ConnectionKey
{
    /// <summary>Keys of values that no person chooses; they mean the same in every text.</summary>
    private static readonly HashSet<string> AccessKeys = new(StringComparer.OrdinalIgnoreCase) { "accountkey", "sharedaccesskey", "sharedaccesssignature" };

    /// <summary>Keys that tell a connection string from other texts, without the spaces and underscores that some have.</summary>
    private static readonly HashSet<string> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        "server", "datasource", "host", "hostname", "address", "addr", "networkaddress", "userid", "uid", "user", "username", "database", "dbname", "db", "initialcatalog",
        "catalog", "provider", "driver", "dsn", "port", "endpoint", "endpoints", "accountname", "accountendpoint", "sharedaccesskeyname", "deviceid", "integratedsecurity",
        "trustedconnection", "encrypt", "trustservercertificate", "sslmode", "ssl", "pooling", "abortconnect", "connecttimeout", "connectiontimeout", "timeout",
        "persistsecurityinfo", "multipleactiveresultsets", "mars", "applicationname", "clientname", "allowadmin", "defaultdatabase", "virtualhost", "vhost",
        "defaultendpointsprotocol", "attachdbfilename", "servicename", "sid", "login", "protocol", "account", "warehouse", "schema", "charset", "synctimeout", "file", "filename",
    };

    /// <summary>True for keys of passwords.</summary>
    public static bool IsPassword(string key) =>
        key is "pass" or "PASS" or "Pass" || CredentialName.IsPassword(key) || key.EndsWith("password", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for keys of access keys and signatures.</summary>
    public static bool IsAccessKey(string key) => AccessKeys.Contains(key);

    /// <summary>True for keys of tokens and secrets, which other texts use too.</summary>
    public static bool IsToken(string key) => CredentialName.IsCredential(key);

    /// <summary>True for other keys of connection strings.</summary>
    public static bool IsOther(string key) => Others.Contains(key.IndexOfAny([' ', '_']) < 0 ? key : new([.. key.Where(c => c is not (' ' or '_'))]));

    /// <summary>A quick look at what stands before an equals sign.</summary>
    public static bool MayEndWith(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        return Ends(before, "pwd") || Ends(before, "word") || Ends(before, "key") || Ends(before, "pass") || Ends(before, "passwd") || Ends(before, "secret")
            || Ends(before, "token") || Ends(before, "signature");
    }

    private static bool Ends(ReadOnlySpan<char> text, string with) => text.EndsWith(with.AsSpan(), StringComparison.OrdinalIgnoreCase);
}
