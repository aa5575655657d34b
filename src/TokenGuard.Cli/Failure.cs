using TokenGuard.Engine;
using TokenGuard.Engine.Configuration;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Configuration;
using TokenGuard.Scanning.Locators;
using TokenGuard.Sources;
using TokenGuard.TokenApi.Approval;
using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.Revocation;
using TokenGuard.TokenApi.SecretStores;
using TokenGuard.TokenApi.Settings;

namespace TokenGuard.Cli;

/// <summary>Tells the failures that a user can mend from those that are our own.</summary>
internal static class Failure
{
    /// <summary>The message for the user, or null for what should not have happened.</summary>
    public static string? Describe(Exception failure) => failure switch
    {
        UsageException or ConfigurationException or ConfigurationFileException or RuleFileException or RuleException or SourceException
            or StoredReportException or ApiException or AuditException or ApprovalException or RevocationException or SecretStoreException or SettingsException
            => failure.Message,
        _ => null,
    };
}
