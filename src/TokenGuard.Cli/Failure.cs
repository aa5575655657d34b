using TokenGuard.Cli.RuleExchange;
using TokenGuard.Engine;
using TokenGuard.Engine.Configuration;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning;
using TokenGuard.Scanning.Configuration;
using TokenGuard.Scanning.Locators;
using TokenGuard.Sources;
using TokenGuard.TokenApi.Approval;
using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.Revocation;
using TokenGuard.TokenApi.SecretStores;
using TokenGuard.TokenApi.Settings;
using TokenGuard.TokenApi.Zendesk;
using TokenGuard.TokenApi.Zendesk.Migration;

namespace TokenGuard.Cli;

/// <summary>Tells the failures that a user can mend from those that are our own.</summary>
internal static class Failure
{
    /// <summary>The message for the user, or null for what should not have happened.</summary>
    public static string? Describe(Exception failure) => failure switch
    {
        UsageException or ConfigurationException or ConfigurationFileException or RuleFileException or RuleException or SourceException
            or StoredReportException or ApiException or AuditException or ApprovalException or RevocationException or SecretStoreException or SettingsException
            or ZendeskException or MigrationException or RuleExchangeException
            => failure.Message,
        OutputException => $"standard output cannot be written: {failure.Message}",
        // A folder for temporary files that is missing, a disk that is full: what the machine refuses is its user's to mend.
        IOException or UnauthorizedAccessException => failure.Message,
        _ => null,
    };

    /// <summary>The exit code for it: 3 where it may go well another time, 5 where a change is not proved.</summary>
    public static int ExitCodeOf(Exception failure) => failure switch
    {
        ZendeskException { Problem: ZendeskProblem.RateLimited or ZendeskProblem.Unavailable or ZendeskProblem.WrongAnswer or ZendeskProblem.NoAnswer } => ExitCode.Incomplete,
        MigrationException { IsOpenProof: true } => ExitCode.Unproved,
        _ => ExitCode.UsageError,
    };
}
