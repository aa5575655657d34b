using TokenGuard.Engine.Configuration;
using TokenGuard.Scanning.Findings;

namespace TokenGuard.Scanning.Configuration;

/// <summary>The configuration that holds for one root, with its baselines and rule files.</summary>
internal sealed record RootConfiguration
{
    public static RootConfiguration None { get; } = new();

    public GuardConfiguration Settings { get; init; } = GuardConfiguration.Empty;

    /// <summary>The configuration file, or null if there is none.</summary>
    public string? File { get; init; }

    /// <summary>True if the file was found in what is scanned: nobody has said to trust it.</summary>
    public bool IsDiscovered { get; init; }

    /// <summary>
    /// The path of the root below the folder of the file that was found there, which is a baseline where no configuration is:
    /// empty or ending in a slash.
    /// </summary>
    public string PathPrefix { get; init; } = "";

    /// <summary>True if the root is less than what the file that was found holds for: what it accepts may lie elsewhere.</summary>
    public bool IsPart { get; init; }

    /// <summary>Rule files beside the configuration.</summary>
    public IReadOnlyList<string> RuleFiles { get; init; } = [];

    /// <summary>Full paths of the rule files in the nearest folder for them at or above the root: nobody has said to trust them.</summary>
    public IReadOnlyList<string> NearestRuleFiles { get; init; } = [];

    /// <summary>Full paths of the baselines that hold; as long as the configuration alone is read, those that it names.</summary>
    public IReadOnlyList<string> Baselines { get; init; } = [];

    /// <summary>Accepted findings of the configuration and its baselines.</summary>
    public IReadOnlyList<(Suppression Suppression, SuppressionOrigin Origin)> Suppressions { get; init; } = [];

    /// <summary>True if what is excluded is left out even where somebody has asked for it by name.</summary>
    public bool ForceExclude { get; init; }

    /// <summary>Says whether a path is left out. Paths of folders end in a slash. The root itself is not, unless that is forced: somebody has asked for it.</summary>
    public bool IsExcluded(string path)
    {
        path = PathPrefix + path;
        foreach (var glob in Settings.Exclude)
        {
            if (LeavesOut(glob, path) && (ForceExclude || !(PathPrefix.Length > 0 && LeavesOut(glob, PathPrefix))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool LeavesOut(PathGlob glob, string path) => glob.Matches(path) || glob.Matches(path.TrimEnd('/'));
}
