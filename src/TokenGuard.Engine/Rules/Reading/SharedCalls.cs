using TokenGuard.Engine.Rules.Calls;
using TokenGuard.Engine.Rules.Toml;

namespace TokenGuard.Engine.Rules.Reading;

/// <summary>
/// Tokens of one provider that differ in how they are found and not in how they are looked up: <c>verify = 'other-id'</c>
/// and <c>revoke = 'other-id'</c> name the token of the same file whose calls hold for this one too.
/// </summary>
internal static class SharedCalls
{
    /// <summary>True if the key names another token.</summary>
    public static bool IsShared(TomlTableReader token, string key) => token.Entry(key)?.Value is TomlString;

    /// <summary>The rules with the calls of the tokens that they name.</summary>
    public static TokenRule?[] Share(IReadOnlyList<TomlTableReader> tokens, TokenRule?[] rules)
    {
        for (var i = 0; i < rules.Length; i++)
        {
            if (rules[i] is { } rule)
            {
                rules[i] = rule with
                {
                    Verify = rule.Verify ?? Named(tokens[i], "verify", rule, rules, other => other.Verify, verify => verify.Request.Texts()),
                    Revoke = rule.Revoke ?? Named(tokens[i], "revoke", rule, rules, other => other.Revoke, revoke => []),
                };
            }
        }

        return rules;
    }

    private static T? Named<T>(
        TomlTableReader token, string key, TokenRule rule, TokenRule?[] rules, Func<TokenRule, T?> callOf, Func<T, IEnumerable<string>> textsOf)
        where T : class
    {
        if (!IsShared(token, key) || token.Text(key) is not { } id)
        {
            return null;
        }

        if (rules.FirstOrDefault(other => other?.Id == id.Text) is not { } named || callOf(named) is not { } call)
        {
            token.Fail(id.Index, $"'{id.Text}' is no token of this file that has a [token.{key}] of its own");
            return null;
        }

        var known = rule.Needs.Select(need => need.Name).Concat(rule.Provider.Tenants.Select(tenant => tenant.Name)).Concat(["secret", "host"]).ToList();
        if (textsOf(call).SelectMany(text => TextTemplate.Parse(text).Names).FirstOrDefault(name => !known.Contains(name)) is { } missing)
        {
            token.Fail(id.Index, $"'{id.Text}' asks for '{{{missing}}}', which this token does not need");
        }

        return call;
    }
}
