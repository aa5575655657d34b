namespace TokenGuard.TokenApi.Zendesk.Inventory;

/// <summary>Whether a scan report has seen a token leak.</summary>
public enum LeakMark
{
    /// <summary>The report holds nothing that could be it.</summary>
    No,

    /// <summary>The report holds a secret that may be it. A report has no values, so it cannot be told.</summary>
    Unknown,

    Yes,
}
