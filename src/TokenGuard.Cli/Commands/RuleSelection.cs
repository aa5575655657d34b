using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Rules;

namespace TokenGuard.Cli.Commands;

/// <summary>Rules to look at, among all that a scan would use.</summary>
/// <param name="Catalog">All rules.</param>
/// <param name="Providers">The providers to look at.</param>
/// <param name="Rules">The rules to look at.</param>
internal sealed record RuleSelection(RuleCatalog Catalog, IReadOnlyList<ProviderDefinition> Providers, IReadOnlyList<TokenRule> Rules)
{
    /// <summary>
    /// The rules of some files, or the built-in ones. A file that is one of the built-in ones, or a newer version of it,
    /// stands in the place of the built-in rules of its provider.
    /// </summary>
    /// <exception cref="RuleFileException">A file is wrong.</exception>
    public static RuleSelection Load(IReadOnlyList<string> paths)
    {
        var builtIn = BuiltInRules.Load();
        if (paths.Count == 0)
        {
            return new(builtIn, builtIn.Providers, builtIn.Rules);
        }

        var read = paths.Select(RuleLoader.ReadFile).ToList();
        var catalog = builtIn.Without(read.Select(file => file.Provider.Id)).With(read);
        return new(catalog, [.. read.Select(file => file.Provider)], [.. read.SelectMany(file => file.Rules)]);
    }
}
