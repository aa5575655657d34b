using System.Text.RegularExpressions;
using TokenGuard.Cli.RuleExchange.Regexes;
using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Cli.RuleExchange.Importing;

/// <summary>Makes exemptions out of allowlists, and notes what of them our rules cannot say.</summary>
internal sealed class ExemptionTranslator(RegexDialect dialect, Action<string> note)
{
    public IReadOnlyList<Exemption> Translate(ForeignAllowlist allowlist)
    {
        var regexes = Join(allowlist.Regexes);
        var words = allowlist.Stopwords.Count == 0 ? null : $"(?i:{string.Join('|', allowlist.Stopwords.Select(Regex.Escape))})";
        var paths = Join(allowlist.Paths);
        if (allowlist.NeedsAll)
        {
            return All(allowlist, paths, regexes, words);
        }

        if (allowlist.Commits.Count > 0)
        {
            note("commits of an allowlist are not taken over: accept their findings by a baseline");
        }

        return
        [
            .. new[] { paths is null ? null : new Exemption { Path = paths }, Of(allowlist.Target, regexes), words is null ? null : new Exemption { Value = words } }
                .OfType<Exemption>(),
        ];
    }

    /// <summary>Where all must hold, nothing may be left out: more would be exempt than before.</summary>
    private IReadOnlyList<Exemption> All(ForeignAllowlist allowlist, string? paths, string? regexes, string? words)
    {
        var isLost = (allowlist.Regexes.Count > 0 && regexes is null) || (allowlist.Paths.Count > 0 && paths is null);
        if (allowlist.Commits.Count > 0 || isLost)
        {
            note("an allowlist that needs all of its conditions is not taken over, since one of them is not");
            return [];
        }

        if (words is not null && regexes is not null && allowlist.Target == "secret")
        {
            note("an allowlist that needs a word and a regular expression in the value is not taken over");
            return [];
        }

        var exemption = (Of(allowlist.Target, regexes) ?? new Exemption()) with { Path = paths };
        exemption = words is null ? exemption : exemption with { Value = words };
        return exemption == new Exemption() ? [] : [exemption];
    }

    private static Exemption? Of(string target, string? pattern) => pattern is null ? null : target switch
    {
        "match" => new Exemption { Match = pattern },
        "line" => new Exemption { Line = pattern },
        _ => new Exemption { Value = pattern },
    };

    /// <summary>One pattern for all regular expressions that can be translated; null if there is none.</summary>
    private string? Join(IReadOnlyList<string> regexes)
    {
        string[] patterns = [.. regexes.Select(Translate).OfType<string>()];
        return patterns.Length switch
        {
            0 => null,
            1 => patterns[0],
            _ => string.Join('|', patterns.Select(pattern => $"(?:{pattern})")),
        };
    }

    private string? Translate(string regex)
    {
        try
        {
            return Pattern.Parse(RegexTranslator.Translate(regex, dialect).ToString()).Text;
        }
        catch (Exception wrong) when (wrong is RegexException or PatternException)
        {
            note($"of an allowlist this is not taken over: {regex} ({wrong.Message})");
            return null;
        }
    }
}
