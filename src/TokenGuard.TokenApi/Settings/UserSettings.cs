namespace TokenGuard.TokenApi.Settings;

/// <summary>What the user's own configuration says about providers, approval and review; never what scanned content says.</summary>
public sealed record UserSettings
{
    /// <summary>Settings of providers by their id.</summary>
    public IReadOnlyDictionary<string, ProviderSettings> Providers { get; init; } = new Dictionary<string, ProviderSettings>();

    public ReviewSettings Review { get; init; } = new();

    public ApprovalSettings Approval { get; init; } = new();

    /// <summary>Servers of the user's own.</summary>
    public IReadOnlyList<OAuthServerSettings> OAuthServers { get; init; } = [];

    /// <summary>The file of the audit log; null for the default one.</summary>
    public string? AuditLog { get; init; }
}
