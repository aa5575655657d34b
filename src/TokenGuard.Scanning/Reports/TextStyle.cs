namespace TokenGuard.Scanning.Reports;

/// <summary>How a report for people may look where it is read.</summary>
public sealed record TextStyle
{
    /// <summary>For files and pipes.</summary>
    public static TextStyle Plain { get; } = new();

    /// <summary>True on a terminal whose user has not asked for no colour.</summary>
    public bool Color { get; init; }

    /// <summary>True on a terminal that understands OSC 8.</summary>
    public bool Hyperlinks { get; init; }

    /// <summary>Columns to wrap prose at; 0 for no wrapping.</summary>
    public int Width { get; init; }

    /// <summary>False if the caller prints the summary elsewhere, with <see cref="TextSummary"/>.</summary>
    public bool Summary { get; init; } = true;
}
