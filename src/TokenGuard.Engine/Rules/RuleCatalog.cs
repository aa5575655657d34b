using TokenGuard.Engine.Rules.Binary;
using TokenGuard.Engine.Rules.Toml;

namespace TokenGuard.Engine.Rules;

/// <summary>All rules of a run: those of the build and the user's own.</summary>
public sealed class RuleCatalog
{
    private readonly Lazy<IReadOnlyList<TokenRule>> asking;

    /// <param name="providers">By id.</param>
    /// <param name="rules">By id.</param>
    /// <param name="hash">The identity of the set.</param>
    /// <param name="anchors">The rules' anchors, if they were collected.</param>
    /// <param name="asking">The numbers of the rules that ask for companions far away, if they were collected.</param>
    internal RuleCatalog(
        IReadOnlyList<ProviderDefinition> providers, IReadOnlyList<TokenRule> rules, string hash, AnchorIndex? anchors, IReadOnlyList<int>? asking = null)
    {
        this.asking = new(() => asking is null ? [.. rules.Where(rule => rule.AsksFar)] : [.. asking.Select(number => rules[number])]);
        Anchors = anchors;
        Providers = providers;
        Rules = rules;
        Hash = hash;
    }

    public static RuleCatalog Empty { get; } = Create([]);

    /// <summary>By id.</summary>
    public IReadOnlyList<ProviderDefinition> Providers { get; }

    /// <summary>By id.</summary>
    public IReadOnlyList<TokenRule> Rules { get; }

    /// <summary>
    /// The identity of the rule set: SHA-256 over what the rules say, in lower-case hex. Comments, file names and the
    /// order of files do not matter.
    /// </summary>
    public string Hash { get; }

    /// <summary>The rules' anchors, where they were collected when the catalogue was compiled.</summary>
    internal AnchorIndex? Anchors { get; }

    /// <summary>The rules that ask for companions which are looked for far from their tokens.</summary>
    internal IReadOnlyList<TokenRule> Asking => asking.Value;

    /// <summary>Makes a catalogue of rule files.</summary>
    /// <exception cref="RuleFileException">Two of them claim one id.</exception>
    public static RuleCatalog Create(IEnumerable<RuleFile> files)
    {
        var errors = new List<TomlError>();
        var providers = new SortedDictionary<string, ProviderDefinition>(StringComparer.Ordinal);
        var rules = new SortedDictionary<string, TokenRule>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            Claim(providers, "provider", file.Provider.Id, file.Provider, provider => provider.Origin, errors);
            foreach (var rule in file.Rules)
            {
                Claim(rules, "rule", rule.Id, rule, other => other.Origin, errors);
            }
        }

        if (errors.Count > 0)
        {
            throw new RuleFileException(errors);
        }

        ProviderDefinition[] sortedProviders = [.. providers.Values];
        TokenRule[] sortedRules = [.. rules.Values];
        return new RuleCatalog(sortedProviders, sortedRules, CatalogContent.HashOf(sortedProviders, sortedRules), anchors: null);
    }

    /// <summary>This catalogue with more files, such as the user's.</summary>
    /// <exception cref="RuleFileException">One of them claims an id that is taken.</exception>
    public RuleCatalog With(IEnumerable<RuleFile> files)
    {
        var rulesOf = Rules.ToLookup(rule => rule.Provider.Id, StringComparer.Ordinal);
        return Create(Providers.Select(provider => new RuleFile(provider, [.. rulesOf[provider.Id]])).Concat(files));
    }

    /// <summary>
    /// Of this catalogue, only some rules and all rules of some providers. What reads names stays for those that go by them,
    /// and is silent.
    /// </summary>
    /// <param name="ids">Ids of rules and of providers.</param>
    /// <exception cref="RuleException">One of them names neither.</exception>
    public RuleCatalog Only(IReadOnlyCollection<string> ids)
    {
        var wanted = new HashSet<string>(ids, StringComparer.Ordinal);
        List<TokenRule> chosen = [.. Rules.Where(rule => wanted.Contains(rule.Id) || wanted.Contains(rule.Provider.Id))];
        var readers = chosen.Exists(rule => rule is { ByName: true, ReadsAssignments: false })
            ? Rules.Where(rule => rule.ReadsAssignments).Except(chosen).Select(rule => rule with { IsSilent = true })
            : [];
        var rules = chosen.Concat(readers).ToLookup(rule => rule.Provider.Id, StringComparer.Ordinal);
        wanted.ExceptWith(Rules.Select(rule => rule.Id));
        wanted.ExceptWith(Providers.Select(provider => provider.Id));
        return wanted.Count == 0
            ? Create(Providers.Where(provider => rules.Contains(provider.Id)).Select(provider => new RuleFile(provider, [.. rules[provider.Id]])))
            : throw new RuleException($"there is no rule and no provider '{wanted.Min()}'; `tokenguard rules list` lists all rules");
    }

    /// <summary>This catalogue without some providers and their rules.</summary>
    public RuleCatalog Without(IEnumerable<string> providerIds)
    {
        var left = new HashSet<string>(providerIds, StringComparer.Ordinal);
        return Create(Providers.Where(provider => !left.Contains(provider.Id))
            .Select(provider => new RuleFile(provider, [.. Rules.Where(rule => rule.Provider.Id == provider.Id)])));
    }

    /// <summary>The rule with an id, or null. Few others are read for it.</summary>
    public TokenRule? Find(string id) => IndexOf(id) is >= 0 and var index ? Rules[index] : null;

    /// <summary>Where the rule with an id stands among the rules; below 0 if there is none.</summary>
    internal int IndexOf(string id)
    {
        var (from, behind) = (0, Rules.Count);
        while (from < behind)
        {
            var middle = (from + behind) / 2;
            var order = string.CompareOrdinal(Rules[middle].Id, id);
            if (order == 0)
            {
                return middle;
            }

            (from, behind) = order < 0 ? (middle + 1, behind) : (from, middle);
        }

        return -1;
    }

    private static void Claim<T>(
        SortedDictionary<string, T> taken, string what, string id, T claimant, Func<T, RuleOrigin?> originOf, List<TomlError> errors)
    {
        if (!taken.TryGetValue(id, out var first))
        {
            taken.Add(id, claimant);
            return;
        }

        var here = originOf(claimant) ?? new RuleOrigin("", 0, 0);
        errors.Add(new TomlError(here.File, here.Line, here.Column, $"the {what} id '{id}' is already taken at {originOf(first)}"));
    }
}
