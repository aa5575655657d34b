using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TokenGuard.Engine.Configuration;
using TokenGuard.Engine.Rules;
using Suppression = TokenGuard.Engine.Configuration.Suppression;

namespace TokenGuard.Analyzers.Hosting;

/// <summary>What a project hands to its analyzers as additional files: the configuration, baselines and its own rules.</summary>
internal sealed record ProjectFiles
{
    private const string ConfigurationName = ".tokenguard.toml";
    private const string BaselineName = ".tokenguard-baseline.toml";
    private const string RuleFolder = ".tokenguard";

    public GuardConfiguration Configuration { get; init; } = GuardConfiguration.Empty;

    /// <summary>Accepted findings of the configuration and of the baselines.</summary>
    public IReadOnlyList<Suppression> Suppressions { get; init; } = [];

    public GuardRules Rules { get; init; } = GuardRules.BuiltIn;

    /// <summary>Folder of the configuration with a trailing slash, which paths in it are relative to; empty without one.</summary>
    public string Root { get; init; } = "";

    /// <summary>The pages whose C# the compiler is given as generated code, each once: a project may hand over one twice.</summary>
    public IReadOnlyList<AdditionalText> Pages { get; init; } = [];

    /// <summary>Reads the files. A wrong one counts as absent: the scanner says what is wrong in it.</summary>
    public static ProjectFiles Read(AnalyzerOptions options, CancellationToken cancellation)
    {
        var configuration = GuardConfiguration.Empty;
        var suppressions = new List<Suppression>();
        var rules = new List<RuleFile>();
        var root = "";
        foreach (var file in options.AdditionalFiles)
        {
            var path = file.Path.Replace('\\', '/');
            var name = path[(path.LastIndexOf('/') + 1)..];
            if (name == ConfigurationName && TryRead(file, bytes => ConfigurationReader.Read(path, bytes, trusted: false), cancellation) is { } found)
            {
                configuration = found;
                suppressions.AddRange(found.Suppressions);
                root = path[..^name.Length];
            }
            else if (name == BaselineName && TryRead(file, bytes => ConfigurationReader.Read(path, bytes, trusted: false), cancellation) is { } baseline)
            {
                suppressions.AddRange(baseline.Suppressions);
            }
            else if (name.EndsWith(".toml", StringComparison.Ordinal) && path.EndsWith($"/{RuleFolder}/{name}", StringComparison.Ordinal)
                && TryRead(file, bytes => RuleFileReader.Read(path, bytes), cancellation) is { } own)
            {
                rules.Add(own);
            }
        }

        return new ProjectFiles
        {
            Configuration = configuration,
            Suppressions = suppressions,
            Rules = Compile(rules),
            Root = root,
            Pages = [.. options.AdditionalFiles.Where(file => PageCode.IsPage(file.Path)).GroupBy(file => file.Path).Select(same => same.First())],
        };
    }

    private static GuardRules Compile(IReadOnlyList<RuleFile> files)
    {
        try
        {
            return GuardRules.With(files);
        }
        catch (Exception wrong) when (wrong is RuleFileException or Engine.RuleException)
        {
            return GuardRules.BuiltIn;
        }
    }

    private static T? TryRead<T>(AdditionalText file, Func<byte[], T> read, CancellationToken cancellation)
        where T : class
    {
        if (file.GetText(cancellation) is not { } text)
        {
            return null;
        }

        try
        {
            return read(Encoding.UTF8.GetBytes(text.ToString()));
        }
        catch (Exception wrong) when (wrong is ConfigurationFileException or RuleFileException)
        {
            return null;
        }
    }
}
