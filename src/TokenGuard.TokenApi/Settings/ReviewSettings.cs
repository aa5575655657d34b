namespace TokenGuard.TokenApi.Settings;

/// <summary>When a review complains about a token.</summary>
public sealed record ReviewSettings
{
    /// <summary>Days without use after which an API token is idle.</summary>
    public int ApiTokenIdleDays { get; init; } = 30;

    /// <summary>Days without use after which an OAuth token is idle.</summary>
    public int OAuthTokenIdleDays { get; init; } = 90;

    /// <summary>Days after its creation from which a token that was never used is reported.</summary>
    public int NeverUsedDays { get; init; } = 7;

    /// <summary>Days after its deactivation from which the nearing erasure of an API token is reported.</summary>
    public int ErasureWarningDays { get; init; } = 50;
}
