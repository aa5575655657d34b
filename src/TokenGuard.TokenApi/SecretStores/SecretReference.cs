using TokenGuard.TokenApi.Http;

namespace TokenGuard.TokenApi.SecretStores;

/// <summary>Texts that say where a secret is: <c>env:NAME</c>, <c>file:PATH</c>, <c>user-secrets:ID/KEY</c>, <c>command:PROGRAM …</c>, <c>vault:…</c>, <c>keyvault:…</c>.</summary>
public static class SecretReference
{
    /// <summary>The forms, for messages.</summary>
    public const string Forms =
        "env:NAME, file:PATH, user-secrets:ID/KEY, command:PROGRAM ARGUMENTS, vault:https://HOST/v1/MOUNT/data/PATH#FIELD, keyvault:https://NAME.vault.azure.net/secrets/NAME";

    /// <summary>What the stores that are called by HTTP are named as providers.</summary>
    public static IReadOnlyList<string> Providers { get; } = [VaultStore.Provider, KeyVaultStore.Provider];

    private static readonly string[] Schemes = ["env", "file", "user-secrets", "command", "vault", "keyvault"];

    /// <summary>True if a text begins as a reference does; it may still be wrong.</summary>
    public static bool LooksLikeOne(string text) => Schemes.Any(scheme => text.StartsWith(scheme + ":", StringComparison.Ordinal));

    /// <summary>The place that a text names.</summary>
    /// <param name="text">The reference.</param>
    /// <param name="client">The way to vaults.</param>
    /// <exception cref="SecretStoreException">It is no reference. The text is not repeated: it may be a secret.</exception>
    public static ISecretStore Parse(string text, IApiClient client)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var rest = colon < 0 ? "" : text[(colon + 1)..];
        return (colon < 0 ? "" : text[..colon], rest.Length) switch
        {
            (_, 0) => throw NoReference(),
            ("env", _) => EnvironmentStore.Parse(rest),
            ("file", _) => new FileStore(rest),
            ("user-secrets", _) => UserSecretsStore.Parse(rest),
            ("command", _) => CommandStore.Parse(rest),
            ("vault", _) => VaultStore.Parse(rest, client),
            ("keyvault", _) => KeyVaultStore.Parse(rest, client),
            _ => throw NoReference(),
        };
    }

    private static SecretStoreException NoReference() => new($"a place of a secret must be one of {Forms}");
}
