using TokenGuard.Engine.Configuration;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Suppressions;

namespace TokenGuard.Scanning.Configuration;

/// <summary>
/// Finds and reads the configuration of a root: the file that the user named, else the nearest <c>.tokenguard.toml</c>
/// at or above the root, inside its repository, else the user's own.
/// </summary>
internal static class ConfigurationLoader
{
    public const string FileName = ".tokenguard.toml";
    private const string RuleFolder = ".tokenguard";

    /// <exception cref="ConfigurationException">A file that was named or found cannot be used.</exception>
    public static RootConfiguration Load(string? root, ScanRequest request)
    {
        var configuration = request.ConfigurationFile is { } named ? Read(named, discovered: false)
            : !request.Untrusted && root is not null && Discover(root) is { } found ? Read(found, discovered: true)
            : UserConfiguration.Find() is { } own ? Read(own, discovered: false)
            : RootConfiguration.None;
        var baselines = configuration.Baselines.Concat(request.Baselines).Concat(OwnBaseline(root, configuration, request))
            .Select(Path.GetFullPath).Distinct(StringComparer.Ordinal).Where(path => path != request.IgnoredBaseline);
        return configuration with
        {
            PathPrefix = configuration is { IsDiscovered: true, File: { } file } ? PrefixOf(file, root!) : "",
            Suppressions = [.. configuration.Suppressions, .. baselines.SelectMany(ReadBaseline)],
        };
    }

    /// <summary>The baseline that lies beside the configuration or, without one, in the root.</summary>
    private static IEnumerable<string> OwnBaseline(string? root, RootConfiguration configuration, ScanRequest request)
    {
        var folder = configuration.File is { } file ? Path.GetDirectoryName(Path.GetFullPath(file)) : root;
        var path = folder is null || request.Untrusted ? null : Path.GetFullPath(Path.Combine(folder, Baseline.FileName));
        var isTrusted = configuration is { File: not null, IsDiscovered: false } || path == request.IgnoredBaseline;
        return !System.IO.File.Exists(path) ? []
            : isTrusted ? [DiscoveredFiles.RequireFile(path, "baseline")]
            : [DiscoveredFiles.Require(path, "baseline", folder!)];
    }

    /// <summary>The accepted findings of a baseline file.</summary>
    /// <exception cref="ConfigurationException">The file cannot be used.</exception>
    public static IEnumerable<(Suppression Suppression, SuppressionOrigin Origin)> ReadBaseline(string path) =>
        Parse(path, trusted: false, "baseline").Suppressions.Select(suppression => (suppression, SuppressionOrigin.Baseline));

    private static RootConfiguration Read(string path, bool discovered)
    {
        var settings = Parse(discovered ? DiscoveredFiles.RequireFile(path, "configuration") : path, trusted: !discovered, "configuration");
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return new RootConfiguration
        {
            Settings = settings,
            File = path,
            IsDiscovered = discovered,
            RuleFiles = [.. RuleFiles(Path.Combine(folder, RuleFolder)).Select(file => Own(file, "rule file"))],
            Baselines = [.. settings.Baselines.Select(baseline => Own(Path.Combine(folder, baseline), "baseline"))],
            Suppressions = [.. settings.Suppressions.Select(suppression => (suppression, SuppressionOrigin.Configuration))],
        };

        string Own(string file, string kind) => discovered ? DiscoveredFiles.Require(file, kind, folder) : DiscoveredFiles.RequireFile(file, kind);
    }

    private static GuardConfiguration Parse(string path, bool trusted, string kind)
    {
        try
        {
            return ConfigurationReader.Read(path, System.IO.File.ReadAllBytes(path), trusted);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"the {kind} '{path}' cannot be read: {failure.Message}", failure);
        }
        catch (ConfigurationFileException wrong)
        {
            throw new ConfigurationException(wrong.Message, wrong);
        }
    }

    private static string PrefixOf(string file, string root)
    {
        var relative = Path.GetRelativePath(Path.GetDirectoryName(file)!, FolderOf(root)).Replace('\\', '/');
        return relative == "." ? "" : relative + "/";
    }

    private static string FolderOf(string root) => Directory.Exists(root) ? Path.GetFullPath(root) : Path.GetDirectoryName(Path.GetFullPath(root))!;

    /// <summary>Walks up from the root to the top of its repository.</summary>
    private static string? Discover(string root)
    {
        for (var folder = FolderOf(root); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var file = Path.Combine(folder, FileName);
            // A link could point anywhere, and messages quote what they cannot read.
            if (new FileInfo(file) is { Exists: true, LinkTarget: null })
            {
                return file;
            }

            if (Path.Exists(Path.Combine(folder, ".git")))
            {
                return null;
            }
        }

        return null;
    }

    private static IReadOnlyList<string> RuleFiles(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.toml").Order(StringComparer.Ordinal)] : [];
}
