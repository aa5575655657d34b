namespace TokenGuard.Scanning;

/// <summary>Which bytes of a root are scanned.</summary>
public enum ScanMode
{
    /// <summary>The files as they are now.</summary>
    Files,

    /// <summary>The files as they are now and every version that git holds.</summary>
    History,

    /// <summary>What a range of commits added.</summary>
    Range,

    /// <summary>What is staged for the next commit.</summary>
    Staged,
}
