namespace TokenGuard.Scanning.Reports;

/// <summary>What a notice is about.</summary>
public enum NoticeKind
{
    ShallowClone,
    SkippedByConfiguration,
    DiscoveredConfiguration,
    ExpiredSuppression,
    UnusedSuppression,
    CompanionsDropped,
    Other,
}
