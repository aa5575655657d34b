using TokenGuard.Engine.Configuration;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Suppressions;
using TokenGuard.Sources.Files;

namespace TokenGuard.Scanning.Configuration;

/// <summary>
/// Finds and reads the configuration of a root: the file that the user named, else the nearest <c>.tokenguard.toml</c>
/// at or above the root, inside its repository or home, else the user's own. Baselines and rule files are found in the same way.
/// </summary>
/// <param name="request">What is scanned.</param>
internal sealed class ConfigurationLoader(ScanRequest request)
{
    public const string FileName = ".tokenguard.toml";
    private const string RuleFolder = ".tokenguard";

    // A pipe gives its content once, and many roots have the same files.
    private readonly Dictionary<string, GuardConfiguration> read = new(StringComparer.Ordinal);

    /// <exception cref="ConfigurationException">A file that was named or found cannot be used.</exception>
    public RootConfiguration Load(string? root)
    {
        var configuration = request.Configuration is { } named ? Read(named.Path, discovered: false)
            : !request.Untrusted && root is not null && Discover(root) is { } found ? Read(found, discovered: true)
            : UserConfiguration.Find() is { } own ? Read(own, discovered: false)
            : RootConfiguration.None;
        var nearest = NearestBaseline(root);
        List<string> baselines =
        [
            .. configuration.Baselines.Concat(request.Baselines).Concat(BaselineBeside(configuration)).Concat(nearest is null ? [] : [nearest])
                .Select(Path.GetFullPath).Distinct(StringComparer.Ordinal).Where(path => path != request.IgnoredBaseline),
        ];
        var origin = configuration.File is null ? nearest : configuration.IsDiscovered ? configuration.File : null;
        return configuration with
        {
            PathPrefix = origin is null ? "" : PrefixOf(origin, root!),
            ForceExclude = request.ForceExclude,
            IsPart = System.IO.File.Exists(root) || (origin is not null && PrefixOf(origin, root!).Length > 0),
            NearestRuleFiles = NearestRuleFiles(root),
            Baselines = baselines,
            Suppressions = [.. configuration.Suppressions, .. baselines.SelectMany(path => AcceptedBy(ParseOnce(path, trusted: false, "baseline")))],
        };
    }

    /// <summary>The baseline that lies beside the configuration.</summary>
    private IEnumerable<string> BaselineBeside(RootConfiguration configuration)
    {
        if (request.Untrusted || configuration.File is not { } file)
        {
            return [];
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var path = Path.Combine(folder, Baseline.FileName);
        return !System.IO.File.Exists(path) ? [] : [configuration.IsDiscovered ? Trusted(path) : DiscoveredFiles.RequireFile(path, "baseline")];
    }

    /// <summary>
    /// The nearest baseline at or above the root. There is none if the user named a configuration, which takes the place of
    /// what lies there.
    /// </summary>
    private string? NearestBaseline(string? root)
    {
        if (root is null || request.Untrusted || request.Configuration is not null)
        {
            return null;
        }

        var path = SearchedFolders.Of(FolderOf(root)).Select(folder => Path.Combine(folder, Baseline.FileName)).FirstOrDefault(System.IO.File.Exists);
        return path is null ? null : Trusted(path);
    }

    private IReadOnlyList<string> NearestRuleFiles(string? root)
    {
        if (root is null || request.Untrusted || request.Configuration is not null)
        {
            return [];
        }

        var folder = SearchedFolders.Of(FolderOf(root)).FirstOrDefault(folder => Directory.Exists(Path.Combine(folder, RuleFolder)));
        return folder is null ? [] : [.. RuleFiles(Path.Combine(folder, RuleFolder)).Select(file => DiscoveredFiles.Require(file, "rule file", folder))];
    }

    private string Trusted(string path) =>
        path == request.IgnoredBaseline ? path : DiscoveredFiles.Require(path, "baseline", Path.GetDirectoryName(path)!);

    /// <summary>The accepted findings of a baseline file.</summary>
    /// <exception cref="ConfigurationException">The file cannot be used.</exception>
    public static IEnumerable<(Suppression Suppression, SuppressionOrigin Origin)> ReadBaseline(string path) =>
        AcceptedBy(Parse(path, () => WholeInput.Read(path, WholeInput.LargestMade), trusted: false, "baseline"));

    private static IEnumerable<(Suppression Suppression, SuppressionOrigin Origin)> AcceptedBy(GuardConfiguration baseline) =>
        baseline.Suppressions.Select(suppression => (suppression, SuppressionOrigin.Baseline));

    private RootConfiguration Read(string path, bool discovered)
    {
        var settings = ParseOnce(discovered ? DiscoveredFiles.RequireFile(path, "configuration") : path, trusted: !discovered, "configuration");
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

    private GuardConfiguration ParseOnce(string path, bool trusted, string kind)
    {
        var key = $"{kind} {trusted} {path}";
        return read.TryGetValue(key, out var known) ? known : read[key] = Parse(path, () => request.Configuration is { } named && named.Path == path ? named.Content : WholeInput.Read(path, kind == "baseline" ? WholeInput.LargestMade : WholeInput.LargestWritten), trusted, kind);
    }

    private static GuardConfiguration Parse(string path, Func<byte[]> content, bool trusted, string kind)
    {
        try
        {
            return ConfigurationReader.Read(path, content(), trusted);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"the {kind} '{path}' cannot be read: {FileFailure.Describe(path, failure)}", failure);
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

    // A link could point anywhere, and messages quote what they cannot read.
    private static string? Discover(string root) => SearchedFolders.Of(FolderOf(root)).Select(folder => Path.Combine(folder, FileName))
        .FirstOrDefault(file => new FileInfo(file) is { Exists: true, LinkTarget: null });

    private static IReadOnlyList<string> RuleFiles(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.toml").Order(StringComparer.Ordinal)] : [];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"the folder '{folder}' cannot be listed: {failure.Message}", failure);
        }
    }
}
