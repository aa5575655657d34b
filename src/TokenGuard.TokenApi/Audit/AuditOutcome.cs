namespace TokenGuard.TokenApi.Audit;

/// <summary>What came of it.</summary>
public enum AuditOutcome
{
    /// <summary>A request is about to be sent; without a later record it is not known whether it arrived.</summary>
    Intended,

    Succeeded,

    /// <summary>The provider refused, or nothing was sent.</summary>
    Failed,

    /// <summary>The request may have arrived and there was no answer.</summary>
    Unknown,

    Live,

    Dead,
}
