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

    /// <summary>Rule files beside the configuration.</summary>
    public IReadOnlyList<string> RuleFiles { get; init; } = [];

    /// <summary>Baseline files that the configuration names.</summary>
    public IReadOnlyList<string> Baselines { get; init; } = [];

    /// <summary>Accepted findings of the configuration and its baselines.</summary>
    public IReadOnlyList<(Suppression Suppression, SuppressionOrigin Origin)> Suppressions { get; init; } = [];

    /// <summary>Says whether a path is left out. Paths of folders end in a slash.</summary>
    public bool IsExcluded(string path)
    {
        var trimmed = path.TrimEnd('/');
        foreach (var glob in Settings.Exclude)
        {
            if (glob.Matches(path) || glob.Matches(trimmed))
            {
                return true;
            }
        }

        return false;
    }
}
