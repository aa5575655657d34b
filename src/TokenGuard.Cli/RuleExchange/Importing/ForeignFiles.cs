using TokenGuard.Cli.RuleExchange.Gitleaks;
using TokenGuard.Cli.RuleExchange.Kingfisher;

namespace TokenGuard.Cli.RuleExchange.Importing;

/// <summary>Reads rule files of other tools, each by the ending of its name; of a folder all below it.</summary>
internal static class ForeignFiles
{
    private const string Toml = ".toml";

    private static readonly string[] Endings = [Toml, ".yml", ".yaml"];

    /// <summary>The rules of all files together; later ones may change rules of earlier ones.</summary>
    /// <exception cref="RuleExchangeException">One of them cannot be read.</exception>
    public static ForeignRuleSet Read(IEnumerable<string> paths) => paths.SelectMany(Files).Aggregate(
        ForeignRuleSet.Empty,
        (set, file) => set.With(Path.GetExtension(file).Equals(Toml, StringComparison.OrdinalIgnoreCase) ? GitleaksReader.Read(file) : KingfisherReader.Read(file)));

    private static IEnumerable<string> Files(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(IsRuleFile).Order(StringComparer.Ordinal)
        : IsRuleFile(path) ? [path] : throw new RuleExchangeException($"'{path}' is neither TOML of gitleaks or betterleaks nor YAML of Kingfisher or Nosey Parker, by its ending");

    private static bool IsRuleFile(string path) => Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
