using System.Text;
using TokenGuard.Engine.Rules;
using TokenGuard.Engine.Rules.Calls;
using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.Signing;

namespace TokenGuard.TokenApi.Calls;

/// <summary>Fills a rule's request with values. The host must be one of the provider's <c>send_to</c>, tenants in their declared shape.</summary>
public static class CallBuilder
{
    /// <summary>The names of a call that have no value.</summary>
    public static IReadOnlyList<string> Missing(CallTemplate call, TokenValues values) =>
        [.. call.Names.Where(name => !values.Has(name))];

    /// <param name="provider">Whose call it is.</param>
    /// <param name="call">The request.</param>
    /// <param name="values">All names of the call have one.</param>
    /// <param name="repeatable">True if it may be sent again.</param>
    /// <param name="now">The time that a signature names.</param>
    /// <exception cref="ApiException">A value makes an address that is not the provider's.</exception>
    public static ApiRequest Build(ProviderDefinition provider, CallTemplate call, TokenValues values, bool repeatable, DateTimeOffset now)
    {
        var url = AddressOf(provider, call, values, out var tenant);
        var request = new ApiRequest
        {
            Provider = provider.Id,
            Method = new HttpMethod(call.Method),
            Url = url,
            AllowedHosts = [url.IdnHost],
            Tenant = tenant,
            Headers = [.. call.Headers.Select(header => KeyValuePair.Create(header.Key, Fill(header.Value, values, value => value)))],
            Body = call.Body is null ? null : Encoding.UTF8.GetBytes(Fill(call.Body, values, call.BodyKind == BodyKind.Form ? CallEncoding.Url : JsonOrList)),
            ContentType = call.BodyKind == BodyKind.Form ? "application/x-www-form-urlencoded" : "application/json",
            Repeatable = repeatable,
        };
        return call.Signing is { } signing ? RequestSigners.Sign(signing, request, values, now) : request;

        // The list of secrets is JSON already.
        string JsonOrList(string value) => values.Has("secrets") && value == values["secrets"] ? value : CallEncoding.Json(value);
    }

    private static Uri AddressOf(ProviderDefinition provider, CallTemplate call, TokenValues values, out string? tenant)
    {
        var text = Fill(call.Url, values, CallEncoding.Url);
        var template = call.Url["https://".Length..].Split('/', '?')[0];
        if (template == CallTemplate.Host)
        {
            template = call.Hosts.Contains(values["host"], StringComparer.Ordinal) ? values["host"] : "";
        }

        var names = TextTemplate.Parse(template).Names;
        var isOwn = provider.SendTo.Contains(template, StringComparer.Ordinal)
            && names.All(name => IsTenant(provider, name, values[name]))
            && !text.AsSpan().ContainsAny('{', UrlTemplate.Unknown)
            && UrlTemplate.Parse("https://" + template + "/", provider.Tenants).TryMatch(text, out _)
            && Uri.TryCreate(text, UriKind.Absolute, out _);
        tenant = names.Count > 0 ? string.Join('.', names.Select(name => values[name])) : null;
        return isOwn
            ? new Uri(text)
            : throw new ApiException(ApiFailure.Refused, $"'{(call.Hosts.Count > 0 ? values["host"] : string.Join("', '", names.Select(name => values[name])))}' makes no host of {provider.Name}");
    }

    private static bool IsTenant(ProviderDefinition provider, string name, string value) =>
        !provider.Tenants.Where(tenant => tenant.Name == name).SelectMany(tenant => tenant.Not).Contains(value, StringComparer.OrdinalIgnoreCase);

    private static string Fill(string template, TokenValues values, Func<string, string> encode)
    {
        try
        {
            return TextTemplate.Parse(template).Fill(name => values[name], encode);
        }
        catch (FormatException wrong)
        {
            throw new ApiException(ApiFailure.Refused, wrong.Message, wrong);
        }
    }
}
