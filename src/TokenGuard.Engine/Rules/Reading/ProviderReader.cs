using TokenGuard.Engine.Rules.Toml;

namespace TokenGuard.Engine.Rules.Reading;

/// <summary>Reads <c>[provider]</c>.</summary>
internal static class ProviderReader
{
    /// <summary>The key of <c>tenant</c> that is no tenant's name.</summary>
    private const string Exceptions = "not";

    /// <summary>The provider, or null if it has no usable id.</summary>
    public static ProviderDefinition? Read(TomlTableReader table)
    {
        var id = table.RequiredText("id");
        var name = table.RequiredText("name");
        if (id is not null && !Naming.IsId(id.Text))
        {
            table.Fail(id.Index, $"the id '{id.Text}' must be lower-case words joined by hyphens");
        }

        var generic = table.Flag("generic");
        var links = FieldReader.Links(table, "links");
        var tenants = table.Table("tenant") is { } shapes ? ReadTenants(shapes) : [];
        string[] names = [.. tenants.Select(tenant => tenant.Name)];
        var hosts = ReadHosts(table, names);
        var apis = ApiReader.ReadAll(table, "[[provider.api]]", names);
        var advices = ApiReader.ReadAdvices(table, [.. apis.Select(api => api.Base)]);
        var scopes = ScopeReader.Read(table, names);
        var exemptions = ExemptionReader.ReadAll(table, "[[provider.except]]");
        table.RefuseUnknown();
        return id is null || name is null ? null : new ProviderDefinition
        {
            Id = id.Text,
            Name = name.Text,
            Generic = generic,
            Links = links,
            SendTo = hosts,
            Tenants = tenants,
            Exemptions = exemptions,
            Apis = apis,
            SchemeAdvices = advices,
            Scopes = scopes,
            Origin = table.OriginOf(id.Index),
        };
    }

    private static List<TenantShape> ReadTenants(TomlTableReader table)
    {
        var not = FieldReader.Words(table.Texts(Exceptions));
        var tenants = new List<TenantShape>();
        foreach (var entry in table.Entries.Where(entry => entry.Key != Exceptions))
        {
            if (!Naming.IsPlaceholder(entry.Key))
            {
                table.Fail(entry.Index, $"the tenant '{entry.Key}' must be named by lower-case letters, digits, - and _");
            }

            if (PatternText.Read(table, table.Text(entry.Key)) is { } pattern)
            {
                tenants.Add(new TenantShape(entry.Key, pattern, not));
            }
        }

        return tenants;
    }

    private static IReadOnlyList<string> ReadHosts(TomlTableReader table, IReadOnlyCollection<string> tenants)
    {
        var hosts = table.Texts("send_to");
        foreach (var host in hosts)
        {
            if (HostTemplate.Judge(host.Text, tenants) is { } wrong)
            {
                table.Fail(host.Index, wrong);
            }
        }

        return FieldReader.Words(hosts);
    }
}
