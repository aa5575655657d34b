using TokenGuard.Engine.Rules;

namespace TokenGuard.Analyzers.Embedded;

/// <summary>The scanner's rules for credentials inside URLs and connection strings.</summary>
internal static class EmbeddedRules
{
    public const string UrlPassword = "url-password";
    public const string UrlToken = "url-token";
    public const string ConnectionStringPassword = "connection-string-password";

    /// <summary>True for rules whose findings in code are TG1003; all others are TG1001.</summary>
    public static bool Owns(TokenRule rule) => rule.Provider.Id is "url" or "connection-string";
}
