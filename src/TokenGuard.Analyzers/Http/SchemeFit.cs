using TokenGuard.Analyzers.Values;
using TokenGuard.Engine.Rules;
using TokenGuard.Analyzers.Names;

namespace TokenGuard.Analyzers.Http;

/// <summary>Compares how a credential is handed over with what an API takes.</summary>
internal static class SchemeFit
{
    /// <summary>What is wrong with a header in calls to an API; null if nothing is known to be.</summary>
    public static string? Problem(AuthorizationSetting setting, ProviderApi api)
    {
        if (setting.Scheme is not { Length: > 0 } scheme)
        {
            return null;
        }

        foreach (var advice in api.Provider?.SchemeAdvices ?? [])
        {
            if ((advice.Base is null || advice.Base == api.Definition.Base) && Applies(advice, scheme, setting))
            {
                return advice.Message.TrimEnd('.');
            }
        }

        return api.Schemes.Count == 0 || api.TakesScheme(scheme) || (api.TakesHeader(AuthHeader.Authorization) && !IsCommon(scheme))
            ? null
            : $"{api.Name} does not take '{scheme}': {SchemeHint.For(api)}";
    }

    /// <summary>What is wrong if nothing but the names of variables says whose credential it is.</summary>
    public static string? ProblemByName(AuthorizationSetting setting, IReadOnlyList<ProviderDefinition> providers)
    {
        var words = ValueName.WordsOf(setting.Secret);
        if (setting.Scheme is not { Length: > 0 } scheme || words.Count < 2)
        {
            return null;
        }

        var provider = providers.FirstOrDefault(one => one.SchemeAdvices.Count > 0 && words.Contains(one.Id));
        return provider?.SchemeAdvices.FirstOrDefault(advice => Applies(advice, scheme, setting))?.Message.TrimEnd('.');
    }

    /// <summary>
    /// The text decides as far as it is known; else the name of the variable, if the advice speaks of the kind of
    /// credential that the name says.
    /// </summary>
    private static bool Applies(SchemeAdvice advice, string scheme, AuthorizationSetting setting)
    {
        if (!string.Equals(advice.Scheme, scheme, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        if (setting.Credential.IsComplete || (advice.Value is not null && advice.Applies(scheme, setting.Credential.Text)))
        {
            return setting.Credential.Text.Length > 0 && advice.Applies(scheme, setting.Credential.Text);
        }

        if (advice.Value is null && advice.Unless is null)
        {
            return true;
        }

        return (advice.Value is not null || IsPair(setting.Credential)) && !MayHold(setting)
            && (advice.Unless is null || new SchemeAdvice { Scheme = scheme, Message = "", Unless = advice.Unless }.Applies(scheme, setting.Credential.Text))
            && IsMeant(advice, ValueName.WordsOf(setting.Secret));
    }

    /// <summary>True if only the two sides of a colon are not known.</summary>
    private static bool IsPair(FoldedText credential) => credential.Text.IndexOf(':') > 0;

    /// <summary>The name that logs in may hold what marks a right call.</summary>
    private static bool MayHold(AuthorizationSetting setting) =>
        setting.User is not null && ValueName.WordsOf(setting.User) is var words && (words.Contains("token") || words.Contains("login"));

    private static bool IsMeant(SchemeAdvice advice, List<string> words)
    {
        var count = words.Count;
        var kind = count >= 3 && words[count - 3] == "personal" && words[count - 2] == "access" && words[count - 1] == "token" ? "personal access token"
            : count >= 1 && words[count - 1] is "pat" ? "personal access token"
            : count >= 1 && words[count - 1] is "password" or "pwd" ? "password"
            : count >= 1 && words[count - 1] is "apitoken" or "apikey" ? words[count - 1].Replace("api", "api ")
            : count >= 2 && words[count - 2] == "api" && words[count - 1] is "token" or "key" ? "api " + words[count - 1]
            : null;
        return kind is not null && WrongKind(advice).IndexOf(kind, StringComparison.OrdinalIgnoreCase) >= 0;
    }

    /// <summary>Advice says first what is wrong so, then, behind a semicolon, what the scheme is for.</summary>
    private static string WrongKind(SchemeAdvice advice) => advice.Message.Split(';')[0];

    private static bool IsCommon(string scheme) => scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) || scheme.Equals("Digest", StringComparison.OrdinalIgnoreCase);
}
