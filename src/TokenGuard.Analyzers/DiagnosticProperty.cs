namespace TokenGuard.Analyzers;

/// <summary>Keys of what a diagnostic tells its code fix; none of the values holds a secret.</summary>
internal static class DiagnosticProperty
{
    /// <summary>Id of the token rule, as the scanner reports it.</summary>
    public const string Rule = "rule";

    public const string Provider = "provider";

    /// <summary>How an API wants its credential, as <c>schemes</c> of a rule file writes it.</summary>
    public const string Scheme = "scheme";

    /// <summary>Fingerprint of the secret, as reports and suppressions write it.</summary>
    public const string Fingerprint = "fingerprint";

    /// <summary>The environment variable or configuration key that the fix proposes.</summary>
    public const string Variable = "variable";

    /// <summary>Texts of narrower scopes that may stand instead of the reported one, joined by <c>|</c>.</summary>
    public const string Instead = "instead";
}
