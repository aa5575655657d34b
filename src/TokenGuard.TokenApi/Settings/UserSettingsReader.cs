using TokenGuard.Engine;
using TokenGuard.Engine.Configuration;
using TokenGuard.Engine.Rules.Toml;
using TokenGuard.Scanning.Configuration;
using TokenGuard.Sources.Files;
using TokenGuard.TokenApi.Approval;
using TokenGuard.TokenApi.Programs;
using TokenGuard.TokenApi.SecretStores;

namespace TokenGuard.TokenApi.Settings;

/// <summary>Reads the settings of the token API side from the user's own configuration, which nobody else writes.</summary>
public static class UserSettingsReader
{
    private const int MostDays = 3650;

    private static readonly string[] NamesOfSecrets = ["token", "secret", "pass", "pwd", "key", "credential"];

    private static IReadOnlyList<(string Word, Severity? Value)> Severities { get; } =
        [("low", Severity.Low), ("medium", Severity.Medium), ("high", Severity.High), ("critical", Severity.Critical)];

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file that the user named; null for <c>tokenguard/config.toml</c> in the user's configuration folder, which may be absent.</param>
    /// <exception cref="SettingsException">It cannot be read or is wrong.</exception>
    public static UserSettings Read(NamedConfiguration? file)
    {
        file ??= UserConfiguration.Find() is { } own ? new NamedConfiguration(own) : null;
        try
        {
            return file is null ? new UserSettings() : Read(file.Path, file.Content);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"the configuration '{file!.Path}' cannot be read: {FileFailure.Describe(file.Path, failure)}", failure);
        }
        catch (Exception wrong) when (wrong is TomlException or ConfigurationFileException)
        {
            throw new SettingsException(wrong.Message, wrong);
        }
    }

    private static UserSettings Read(string path, byte[] bytes)
    {
        // The scanner's part must be right too, and knows all sections: a misspelt [approval] must not go by as none.
        ConfigurationReader.Read(path, bytes, trusted: true);
        var document = TomlDocument.Parse(path, bytes);
        var errors = new List<TomlError>();
        var root = new TomlTableReader(document.Root, "a configuration", document.Source, errors);
        var settings = new UserSettings
        {
            Providers = ReadProviders(root),
            Review = ReadReview(root),
            Approval = ReadApproval(root),
            OAuthServers = [.. root.Tables("oauth_server", "[[oauth_server]]").Select(ReadServer).OfType<OAuthServerSettings>()],
            AuditLog = ReadAudit(root),
        };
        return errors.Count == 0 ? settings : throw new SettingsException(string.Join('\n', errors));
    }

    private static Dictionary<string, ProviderSettings> ReadProviders(TomlTableReader root)
    {
        var providers = new Dictionary<string, ProviderSettings>(StringComparer.Ordinal);
        if (root.Table("provider") is not { } table)
        {
            return providers;
        }

        foreach (var entry in table.Entries)
        {
            if (table.Table(entry.Key, $"[provider.{entry.Key}]") is { } provider)
            {
                providers[entry.Key] = ReadProvider(provider);
            }
        }

        return providers;
    }

    private static ProviderSettings ReadProvider(TomlTableReader table)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var credentials = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in table.Entries)
        {
            if (table.Text(entry.Key) is not { } text)
            {
                continue;
            }

            if (SecretReference.LooksLikeOne(text.Text))
            {
                credentials[entry.Key] = text.Text;
            }
            else if (NamesOfSecrets.Any(name => entry.Key.Contains(name, StringComparison.OrdinalIgnoreCase)))
            {
                // The text itself is not repeated: it may be the secret.
                table.Fail(text.Index, $"'{entry.Key}' must say where the credential is, and never be the credential: {SecretReference.Forms}");
            }
            else
            {
                values[entry.Key] = text.Text;
            }
        }

        return new ProviderSettings { Values = values, Credentials = credentials };
    }

    private static ReviewSettings ReadReview(TomlTableReader root)
    {
        var settings = new ReviewSettings();
        if (root.Table("review") is not { } table)
        {
            return settings;
        }

        settings = new ReviewSettings
        {
            ApiTokenIdleDays = Days(table, "api_token_idle_days", settings.ApiTokenIdleDays),
            OAuthTokenIdleDays = Days(table, "oauth_token_idle_days", settings.OAuthTokenIdleDays),
            NeverUsedDays = Days(table, "never_used_days", settings.NeverUsedDays),
            ErasureWarningDays = Days(table, "erasure_warning_days", settings.ErasureWarningDays),
        };
        table.RefuseUnknown();
        return settings;
    }

    private static int Days(TomlTableReader table, string key, int absent) => table.Has(key) ? table.Number(key, 1, MostDays) : absent;

    private static ApprovalSettings ReadApproval(TomlTableReader root)
    {
        var approvers = root.Tables("approver", "[[approver]]").Select(ReadApprover).OfType<Approver>().ToList();
        if (root.Table("approval") is not { } table)
        {
            return new ApprovalSettings { Approvers = approvers };
        }

        var settings = new ApprovalSettings
        {
            RequiredFrom = ReadSeverity(table),
            PlanDays = Days(table, "plan_days", new ApprovalSettings().PlanDays),
            Identity = table.Text("identity")?.Text,
            SigningKey = table.Text("signing_key")?.Text,
            Approvers = approvers,
        };
        table.RefuseUnknown();
        return settings;
    }

    private static Severity? ReadSeverity(TomlTableReader table)
    {
        if (table.Text("required_from") is not { } text)
        {
            return null;
        }

        if (Severities.All(known => known.Word != text.Text))
        {
            table.Fail(text.Index, $"'required_from' is '{text.Text}', but must be one of {string.Join(", ", Severities.Select(known => known.Word))}");
        }

        return Severities.FirstOrDefault(known => known.Word == text.Text).Value;
    }

    private static Approver? ReadApprover(TomlTableReader table)
    {
        var identity = table.RequiredText("identity");
        var key = table.RequiredText("public_key");
        table.RefuseUnknown();
        if (key is not null && !PublicKey.IsOne(key.Text))
        {
            table.Fail(key.Index, "'public_key' must be one line as in a .pub file: its type and its text, such as ssh-ed25519 AAAA…");
        }

        return identity is null || key is null ? null : new Approver(identity.Text, key.Text);
    }

    private static OAuthServerSettings? ReadServer(TomlTableReader table)
    {
        var name = table.RequiredText("name");
        var revocation = ReadAddress(table, "revocation_endpoint");
        var introspection = ReadAddress(table, "introspection_endpoint");
        var client = table.RequiredText("client_id");
        var secret = table.RequiredText("client_secret");
        if (secret is not null && !SecretReference.LooksLikeOne(secret.Text))
        {
            table.Fail(secret.Index, $"'client_secret' must say where the credential is, and never be the credential: {SecretReference.Forms}");
        }

        table.RefuseUnknown();
        return name is null || revocation is null || introspection is null || client is null || secret is null
            ? null
            : new OAuthServerSettings(name.Text, revocation, introspection, client.Text, secret.Text);
    }

    private static Uri? ReadAddress(TomlTableReader table, string key)
    {
        var text = table.RequiredText(key);
        if (text is null)
        {
            return null;
        }

        if (Uri.TryCreate(text.Text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0)
        {
            return address;
        }

        // Not repeated: a password may stand in it.
        table.Fail(text.Index, $"'{key}' must be an address that begins with https:// and holds no password");
        return null;
    }

    private static string? ReadAudit(TomlTableReader root)
    {
        if (root.Table("audit") is not { } table)
        {
            return null;
        }

        var log = table.RequiredText("log")?.Text;
        table.RefuseUnknown();
        return log is null ? null : UserPath.Expand(log);
    }
}
