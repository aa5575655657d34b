namespace TokenGuard.Engine.Rules.Binary;

/// <summary>What is said of a provider, without where.</summary>
internal static class ProviderContent
{
    public static void Write(BinaryTextWriter to, ProviderDefinition provider)
    {
        to.Text(provider.Id);
        to.Text(provider.Name);
        to.Flag(provider.Generic);
        to.Texts(provider.Links);
        to.Texts(provider.SendTo);
        to.List(provider.Tenants, tenant =>
        {
            to.Text(tenant.Name);
            to.Text(tenant.Pattern);
            to.Texts(tenant.Not);
        });
        ExemptionContent.Write(to, provider.Exemptions);
        to.List(provider.Apis, api => WriteApi(to, api));
        to.List(provider.SchemeAdvices, advice => WriteAdvice(to, advice));
        to.Flag(provider.Scopes is not null);
        if (provider.Scopes is { } scopes)
        {
            WriteScopes(to, scopes);
        }
    }

    // Here and below initialisers run in the order they are written, which is that of the writing methods.
    public static ProviderDefinition Read(BinaryTextReader from) => new()
    {
        Id = from.Text(),
        Name = from.Text(),
        Generic = from.Flag(),
        Links = from.Texts(),
        SendTo = from.Texts(),
        Tenants = from.List(() => new TenantShape(from.Text(), from.Text(), from.Texts())),
        Exemptions = ExemptionContent.Read(from),
        Apis = from.List(() => ReadApi(from)),
        SchemeAdvices = from.List(() => ReadAdvice(from)),
        Scopes = from.Flag() ? ReadScopes(from) : null,
    };

    private static void WriteApi(BinaryTextWriter to, ApiDefinition api)
    {
        to.OptionalText(api.Name);
        to.Text(api.Base);
        to.Texts(api.Schemes);
        to.Texts(api.Anonymous);
    }

    private static ApiDefinition ReadApi(BinaryTextReader from) => new()
    {
        Name = from.OptionalText(),
        Base = from.Text(),
        Schemes = from.Texts(),
        Anonymous = from.Texts(),
    };

    private static void WriteAdvice(BinaryTextWriter to, SchemeAdvice advice)
    {
        to.Text(advice.Scheme);
        to.OptionalText(advice.Base);
        to.OptionalText(advice.Value);
        to.OptionalText(advice.Unless);
        to.Text(advice.Message);
    }

    private static SchemeAdvice ReadAdvice(BinaryTextReader from) => new()
    {
        Scheme = from.Text(),
        Base = from.OptionalText(),
        Value = from.OptionalText(),
        Unless = from.OptionalText(),
        Message = from.Text(),
    };

    private static void WriteScopes(BinaryTextWriter to, ScopeCatalog scopes)
    {
        to.Text(scopes.Separator);
        to.Number((int)scopes.WhenAbsent);
        to.Texts(scopes.Places);
        to.Texts(scopes.Endpoints);
        to.Texts(scopes.Prefixes);
        to.Flag(scopes.Complete);
        to.List(scopes.Scopes, scope => WriteScope(to, scope));
    }

    private static ScopeCatalog ReadScopes(BinaryTextReader from) => new()
    {
        Separator = from.Text(),
        WhenAbsent = from.Choice(ScopesWhenAbsent.Everything),
        Places = from.Texts(),
        Endpoints = from.Texts(),
        Prefixes = from.Texts(),
        Complete = from.Flag(),
        Scopes = from.List(() => ReadScope(from)),
    };

    private static void WriteScope(BinaryTextWriter to, ScopeDefinition scope)
    {
        to.Text(scope.Match);
        to.Flag(scope.Broad);
        to.Texts(scope.BroadWith);
        to.Flag(scope.Distinct);
        to.Texts(scope.Implies);
        to.Texts(scope.Instead);
        to.Texts(scope.Grants);
        to.Number((int)scope.Flow);
        to.Text(scope.Reason);
    }

    private static ScopeDefinition ReadScope(BinaryTextReader from) => new()
    {
        Match = from.Text(),
        Broad = from.Flag(),
        BroadWith = from.Texts(),
        Distinct = from.Flag(),
        Implies = from.Texts(),
        Instead = from.Texts(),
        Grants = from.Texts(),
        Flow = from.Choice(ScopeFlow.Application),
        Reason = from.Text(),
    };
}
