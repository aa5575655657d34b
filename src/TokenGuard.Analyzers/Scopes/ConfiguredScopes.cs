using Microsoft.CodeAnalysis.Text;
using TokenGuard.Analyzers.ConfigurationFiles;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>Finds broad scopes that a configuration file asks for: <c>"GitHub": { "Scopes": "repo" }</c>.</summary>
internal sealed class ConfiguredScopes(ProviderIndex index)
{
    /// <summary>Each entry with broad scopes, in the order of the file.</summary>
    /// <param name="path">The file's path, which tells its format.</param>
    /// <param name="content">Its text.</param>
    public IEnumerable<(TextSpan Span, List<JudgedScope> Scopes)> Find(string path, string content)
    {
        if (content.IndexOf("scope", StringComparison.OrdinalIgnoreCase) < 0 || ConfigurationFormat.ReaderFor(path) is not { } read)
        {
            yield break;
        }

        var entries = read(content).ToList();
        foreach (var entry in entries.Where(entry => ScopeName.IsKey(entry.Key) && index.MayName(entry.Value)))
        {
            var providers = ProvidersOf(entry, entries);
            var broad = ScopeList.Split(entry.Value).Where(name => !ScopeList.IsSignIn(name)).Select(name => Judge(name, providers)).OfType<JudgedScope>().ToList();
            if (broad.Count > 0)
            {
                yield return (entry.Span, broad);
            }
        }
    }

    /// <summary>The addresses beside the scopes say whose they are, else the names of the section and the key.</summary>
    private List<ScopeProvider> ProvidersOf(ConfigurationEntry entry, List<ConfigurationEntry> entries)
    {
        var addressed = entries.Where(beside => beside.Parent == entry.Parent && entry.Parent.Length > 0).SelectMany(beside => index.Addressed(beside.Value)).Distinct().ToList();
        return addressed.Count > 0 ? addressed : [.. index.Named(entry.Parent).Concat(index.Named(entry.Key)).Distinct()];
    }

    private JudgedScope? Judge(string name, List<ScopeProvider> providers)
    {
        var owner = providers.Find(provider => provider.Catalog.Find(name) is not null) ?? index.OfDistinct(name);
        return owner?.Catalog.Find(name) is { } definition && ScopeJudge.IsBroad(name, definition, owner, ScopeFlow.Any)
            ? new JudgedScope(name, owner, definition) { IsBroad = true }
            : null;
    }
}
