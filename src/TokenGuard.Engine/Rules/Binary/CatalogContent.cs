using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Rules.Binary;

/// <summary>What the rules say, and where; the identity of a catalogue is made of the former.</summary>
internal static class CatalogContent
{
    public static string HashOf(IReadOnlyList<ProviderDefinition> providers, IReadOnlyList<TokenRule> rules)
    {
        var numbers = NumbersOf(providers);
        var writer = new BinaryTextWriter();
        writer.List(providers, provider => ProviderContent.Write(writer, provider));
        writer.List(rules, rule => WriteRule(writer, rule, numbers));
        return Hex.ToLower(CatalogHeader.Hash(writer.ToArray()));
    }

    /// <summary>Writes everything, with the places.</summary>
    public static void Write(BinaryTextWriter to, IReadOnlyList<ProviderDefinition> providers, IReadOnlyList<TokenRule> rules)
    {
        var numbers = NumbersOf(providers);
        to.Records(providers, (record, provider) =>
        {
            ProviderContent.Write(record, provider);
            OriginContent.Write(record, provider.Origin);
        });
        to.Records(rules, (record, rule) =>
        {
            WriteRule(record, rule, numbers);
            OriginContent.Write(record, rule.Origin);
        });
    }

    public static (IReadOnlyList<ProviderDefinition> Providers, IReadOnlyList<TokenRule> Rules) Read(BinaryTextReader from)
    {
        var providers = from.Records(record => ProviderContent.Read(record) with { Origin = OriginContent.Read(record) });
        var rules = from.Records(record => ReadRule(record, providers) with { Origin = OriginContent.Read(record) });
        return (providers, rules);
    }

    private static Dictionary<string, int> NumbersOf(IReadOnlyList<ProviderDefinition> providers) =>
        Enumerable.Range(0, providers.Count).ToDictionary(i => providers[i].Id, StringComparer.Ordinal);

    private static void WriteRule(BinaryTextWriter to, TokenRule rule, Dictionary<string, int> providers)
    {
        to.Text(rule.Id);
        to.Text(rule.Name);
        to.Number(providers[rule.Provider.Id]);
        to.Text(rule.Pattern);
        WriteAnchors(to, rule.Anchors);
        StretchContent.Write(to, rule.Stretch);
        to.Texts(rule.Checks);
        to.Number((int)rule.Severity);
        to.Number((int)rule.Confidence);
        to.Number(rule.PublicPrefix);
        to.Flag(rule.ByName);
        to.Flag(rule.ReadsAssignments);
        to.Flag(rule.ReadsManifests);
        to.Flag(rule.Chosen);
        to.OptionalText(rule.Variable);
        to.OptionalText(rule.Retires);
        to.Text(rule.Risk);
        to.Text(rule.Remedy);
        to.OptionalText(rule.Source);
        to.Texts(rule.Examples);
        to.Texts(rule.Counterexamples);
        to.Texts(rule.Samples);
        to.OptionalText(rule.Path);
        ExemptionContent.Write(to, rule.Exemptions);
        to.List(rule.Needs, need => WriteNeed(to, need));
        CallContent.WriteVerify(to, rule.Verify);
        CallContent.WriteRevoke(to, rule.Revoke);
    }

    // Initialisers run in the order they are written, which is the order of WriteRule.
    private static TokenRule ReadRule(BinaryTextReader from, LazyList<ProviderDefinition> providers) => new()
    {
        Id = from.Text(),
        Name = from.Text(),
        Provider = from.Number() is var provider && provider < providers.Count
            ? providers[provider]
            : throw new RuleCatalogException("the compiled rules are damaged: a rule has no provider"),
        Pattern = from.Text(),
        Anchors = ReadAnchors(from),
        Stretch = StretchContent.Read(from),
        Checks = from.Texts(),
        Severity = from.Choice(Severity.Critical),
        Confidence = from.Choice(Confidence.High),
        PublicPrefix = from.Number(),
        ByName = from.Flag(),
        ReadsAssignments = from.Flag(),
        ReadsManifests = from.Flag(),
        Chosen = from.Flag(),
        Variable = from.OptionalText(),
        Retires = from.OptionalText(),
        Risk = from.Text(),
        Remedy = from.Text(),
        Source = from.OptionalText(),
        Examples = from.Texts(),
        Counterexamples = from.Texts(),
        Samples = from.Texts(),
        Path = from.OptionalText(),
        Exemptions = ExemptionContent.Read(from),
        Needs = from.List(() => ReadNeed(from)),
        Verify = CallContent.ReadVerify(from),
        Revoke = CallContent.ReadRevoke(from),
    };

    private static void WriteNeed(BinaryTextWriter to, CompanionNeed need)
    {
        to.Text(need.Name);
        to.Text(need.Kind);
        to.Text(need.Pattern);
        WriteAnchors(to, need.Anchors);
        StretchContent.Write(to, need.Stretch);
        to.Number((int)need.Within);
        to.Flag(need.Required);
        to.Flag(need.Secret);
        to.Texts(need.Not);
    }

    private static CompanionNeed ReadNeed(BinaryTextReader from) => new()
    {
        Name = from.Text(),
        Kind = from.Text(),
        Pattern = from.Text(),
        Anchors = ReadAnchors(from),
        Stretch = StretchContent.Read(from),
        Within = from.Choice(CompanionReach.Repo),
        Required = from.Flag(),
        Secret = from.Flag(),
        Not = from.Texts(),
    };

    // Literals are bytes of any value: each byte is one character of the text.
    private static void WriteAnchors(BinaryTextWriter to, RequiredLiterals? anchors)
    {
        to.Number(anchors?.MaxDistance ?? 0);
        to.Texts([.. (anchors?.Literals ?? []).Select(literal => new string([.. literal.Select(b => (char)b)]))]);
        to.List(anchors?.Start ?? [], set => StretchContent.WriteSet(to, set));
        to.Flag(anchors?.AtWordStart ?? false);
    }

    private static RequiredLiterals? ReadAnchors(BinaryTextReader from)
    {
        var distance = from.Number();
        var literals = from.Texts();
        var start = from.List(() => StretchContent.ReadSet(from));
        var atWordStart = from.Flag();
        return literals.Length == 0
            ? null
            : new RequiredLiterals([.. literals.Select(literal => literal.Select(c => (byte)c).ToArray())], distance, start, atWordStart);
    }
}
