using TokenGuard.Engine;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Scanning.Tests;

/// <summary>Rules that tests report about.</summary>
internal static class SampleRules
{
    public static ProviderDefinition Acme { get; } = new()
    {
        Id = "acme",
        Name = "Acme Cloud",
        Links = ["https://docs.acme.example/tokens"],
    };

    public static TokenRule ApiToken { get; } = new()
    {
        Id = "acme-api-token",
        Name = "Acme API token",
        Provider = Acme,
        Pattern = "unused",
        Severity = Severity.Critical,
        Confidence = Confidence.High,
        PublicPrefix = 5,
        Risk = "Acts as any user of the account.",
        Remedy = "Revoke it in the admin centre and use OAuth.",
        Source = "https://docs.acme.example/tokens#format",
        Retires = "2027-04-30",
        Needs =
        [
            new CompanionNeed { Name = "account", Kind = "acme-account", Pattern = "unused", Within = CompanionReach.Repo, Not = ["www"] },
            new CompanionNeed { Name = "email", Kind = "email", Pattern = "unused", Within = CompanionReach.Folder },
            new CompanionNeed { Name = "key", Kind = "acme-key", Pattern = "unused", Within = CompanionReach.File },
        ],
    };

    public static TokenRule Password { get; } = new()
    {
        Id = "acme-password",
        Name = "Acme password",
        Provider = Acme,
        Pattern = "unused",
        Severity = Severity.Medium,
        Confidence = Confidence.Medium,
        Chosen = true,
    };
}
