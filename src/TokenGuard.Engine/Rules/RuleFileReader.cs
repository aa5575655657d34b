using TokenGuard.Engine.Rules.Reading;
using TokenGuard.Engine.Rules.Toml;

namespace TokenGuard.Engine.Rules;

/// <summary>Reads rule files: a provider, its token types and its APIs.</summary>
public static class RuleFileReader
{
    /// <summary>Reads one file.</summary>
    /// <param name="file">Its name for messages and origins.</param>
    /// <param name="bytes">Its content.</param>
    /// <exception cref="RuleFileException">It is no rule file; all errors that could be found at once are in it.</exception>
    public static RuleFile Read(string file, ReadOnlySpan<byte> bytes)
    {
        var document = Parse(file, bytes);
        var errors = new List<TomlError>();
        var root = new TomlTableReader(document.Root, "a rule file", document.Source, errors);
        root.Require("provider");
        var table = root.Table("provider");
        if (table is null || !(table.Has("api") || table.Has("scope") || table.Has("scopes")))
        {
            root.Require("token");
        }

        var provider = table is null ? null : ProviderReader.Read(table);
        var tokens = root.Tables("token", "[[token]]");
        var rules = SharedCalls.Share(tokens, [.. tokens.Select(token => TokenReader.Read(token, provider))]);
        RefuseRepeatedIds(rules, errors);
        root.RefuseUnknown();
        return errors.Count == 0
            ? new RuleFile(provider!, [.. rules.Select(rule => rule!)])
            : throw new RuleFileException([.. errors.OrderBy(error => error.Line).ThenBy(error => error.Column)]);
    }

    private static TomlDocument Parse(string file, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return TomlDocument.Parse(file, bytes);
        }
        catch (TomlException wrong)
        {
            throw new RuleFileException([wrong.Error]);
        }
    }

    private static void RefuseRepeatedIds(IEnumerable<TokenRule?> rules, List<TomlError> errors)
    {
        var first = new Dictionary<string, RuleOrigin>(StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            if (rule?.Origin is not { } origin)
            {
                continue;
            }

            if (first.TryGetValue(rule.Id, out var taken))
            {
                errors.Add(new TomlError(origin.File, origin.Line, origin.Column, $"the id '{rule.Id}' is already taken in line {taken.Line}"));
            }
            else
            {
                first.Add(rule.Id, origin);
            }
        }
    }
}
