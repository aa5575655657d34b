using TokenGuard.Scanning.Configuration;
using TokenGuard.Engine;
using TokenGuard.Sources.Archives;

namespace TokenGuard.Scanning;

/// <summary>What to scan and how to judge it.</summary>
public sealed record ScanRequest
{
    /// <summary>What stands for standard input among the roots.</summary>
    public const string StandardInput = "-";

    /// <summary>Paths, URLs of repositories, or <see cref="StandardInput"/> once.</summary>
    public required IReadOnlyList<string> Roots { get; init; }

    public ScanMode Mode { get; init; }

    /// <summary>The commits of <see cref="ScanMode.Range"/>.</summary>
    public string? Range { get; init; }

    public bool NoIgnore { get; init; }

    /// <summary>Also leaves out roots that the configuration excludes.</summary>
    public bool ForceExclude { get; init; }

    public bool RequireFullHistory { get; init; }

    /// <summary>Configuration that the user named and so trusts.</summary>
    public NamedConfiguration? Configuration { get; init; }

    /// <summary>Ignores configuration, rules and inline allows found in what is scanned.</summary>
    public bool Untrusted { get; init; }

    public bool NoInlineAllow { get; init; }

    /// <summary>Ids of the rules, and of the providers, that are looked for; all if there are none.</summary>
    public IReadOnlyList<string> OnlyRules { get; init; } = [];

    public IReadOnlyList<string> Baselines { get; init; } = [];

    /// <summary>Full path of a baseline that does not hold in this scan, because it is being written.</summary>
    public string? IgnoredBaseline { get; init; }

    public Severity MinSeverity { get; init; }

    public Confidence MinConfidence { get; init; } = Confidence.Medium;

    /// <summary>Threads to scan with.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>A file that remembers what the blobs of histories held, or null.</summary>
    public string? CacheFile { get; init; }

    /// <summary>What is opened to look into it.</summary>
    public ArchiveOptions Archives { get; init; } = ArchiveOptions.Default;

    public int? DecodingDepth { get; init; }

    public FailOn FailOn { get; init; }

    /// <summary>Keeps what every check said of every candidate.</summary>
    public bool Explain { get; init; }

    /// <summary>Counts and times what each rule does; see <see cref="Reports.ScanStatistics.Rules"/>.</summary>
    public bool Profile { get; init; }
}
