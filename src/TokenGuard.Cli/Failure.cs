using TokenGuard.Engine;
using TokenGuard.Engine.Configuration;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Configuration;
using TokenGuard.Sources;

namespace TokenGuard.Cli;

/// <summary>Tells the failures that a user can mend from those that are our own.</summary>
internal static class Failure
{
    /// <summary>The message for the user, or null for what should not have happened.</summary>
    public static string? Describe(Exception failure) => failure switch
    {
        UsageException or ConfigurationException or ConfigurationFileException or RuleFileException or RuleException or SourceException
            => failure.Message,
        _ => null,
    };
}
