using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Rules.Binary;

/// <summary>What the rules say, without where they are written: the part of a catalogue that its identity is made of.</summary>
internal static class CatalogContent
{
    public static string HashOf(IReadOnlyList<ProviderDefinition> providers, IReadOnlyList<TokenRule> rules)
    {
        var writer = new BinaryTextWriter();
        Write(writer, providers, rules);
        return Hex.ToLower(CatalogHeader.Hash(writer.ToArray()));
    }

    public static void Write(BinaryTextWriter to, IReadOnlyList<ProviderDefinition> providers, IReadOnlyList<TokenRule> rules)
    {
        to.List(providers, provider => ProviderContent.Write(to, provider));
        to.List(rules, rule => WriteRule(to, rule));
    }

    public static (ProviderDefinition[] Providers, TokenRule[] Rules) Read(BinaryTextReader from)
    {
        var providers = from.List(() => ProviderContent.Read(from));
        var byId = new Dictionary<string, ProviderDefinition>(StringComparer.Ordinal);
        foreach (var provider in providers)
        {
            byId[provider.Id] = provider;
        }

        return (providers, from.List(() => ReadRule(from, byId)));
    }

    private static void WriteRule(BinaryTextWriter to, TokenRule rule)
    {
        to.Text(rule.Id);
        to.Text(rule.Name);
        to.Text(rule.Provider.Id);
        to.Text(rule.Pattern);
        WriteAnchors(to, rule.Anchors);
        to.Number(rule.Run?.Length ?? 0);
        to.Number(rule.Run?.Reach ?? 0);
        to.Flag(rule.Run?.IsAlphanumeric ?? false);
        to.Texts(rule.Checks);
        to.Number((int)rule.Severity);
        to.Number((int)rule.Confidence);
        to.Number(rule.PublicPrefix);
        to.Flag(rule.ByName);
        to.Flag(rule.ReadsAssignments);
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
    private static TokenRule ReadRule(BinaryTextReader from, Dictionary<string, ProviderDefinition> providers) => new()
    {
        Id = from.Text(),
        Name = from.Text(),
        Provider = providers.TryGetValue(from.Text(), out var provider)
            ? provider
            : throw new RuleCatalogException("the compiled rules are damaged: a rule has no provider"),
        Pattern = from.Text(),
        Anchors = ReadAnchors(from),
        Run = ReadRun(from),
        Checks = from.Texts(),
        Severity = from.Choice(Severity.Critical),
        Confidence = from.Choice(Confidence.High),
        PublicPrefix = from.Number(),
        ByName = from.Flag(),
        ReadsAssignments = from.Flag(),
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
    }

    private static RequiredRun? ReadRun(BinaryTextReader from)
    {
        var length = from.Number();
        var reach = from.Number();
        var isAlphanumeric = from.Flag();
        return length == 0 ? null : new RequiredRun(length, reach, isAlphanumeric);
    }

    private static RequiredLiterals? ReadAnchors(BinaryTextReader from)
    {
        var distance = from.Number();
        var literals = from.Texts();
        return literals.Length == 0
            ? null
            : new RequiredLiterals([.. literals.Select(literal => literal.Select(c => (byte)c).ToArray())], distance);
    }
}
