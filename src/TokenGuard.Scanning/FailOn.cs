namespace TokenGuard.Scanning;

/// <summary>Which findings make a scan fail.</summary>
public enum FailOn
{
    /// <summary>Every finding.</summary>
    Any,

    /// <summary>Only findings that the provider still accepts.</summary>
    Live,

    /// <summary>None.</summary>
    Never,
}
