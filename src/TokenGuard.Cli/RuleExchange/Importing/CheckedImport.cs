using TokenGuard.Engine.Rules;
using TokenGuard.Engine.Rules.Linting;
using TokenGuard.Scanning.Rules;

namespace TokenGuard.Cli.RuleExchange.Importing;

/// <summary>An import that was read back and linted: what is written is what a scan can load.</summary>
internal static class CheckedImport
{
    private const string Name = "imported.toml";

    /// <summary>The same rules with what the linter says of them, less those that a scan would refuse.</summary>
    public static ImportedRules Check(ImportedRules imported)
    {
        var readable = imported;
        foreach (var rule in imported.Rules)
        {
            if (ErrorOf(imported with { Rules = [rule], Notes = [] }) is { } error)
            {
                readable = readable with
                {
                    Rules = [.. readable.Rules.Where(other => other != rule)],
                    Notes = [.. readable.Notes, new ImportNote(rule.ForeignId, error)],
                };
            }
        }

        return readable.Rules.Count == 0 ? readable : Lint(readable);
    }

    private static string? ErrorOf(ImportedRules imported)
    {
        try
        {
            ImportedFile.ReadBack(ImportedFile.Write(imported), Name);
            return null;
        }
        catch (RuleFileException wrong)
        {
            return wrong.Errors[0].Message;
        }
    }

    private static ImportedRules Lint(ImportedRules imported)
    {
        var file = ImportedFile.ReadBack(ImportedFile.Write(imported), Name);
        var complaints = new RuleLinter(BuiltInRules.Load().Without([file.Provider.Id]).With([file])).Check(file.Rules)
            .ToLookup(complaint => complaint.Id, complaint => complaint.Message, StringComparer.Ordinal);
        return imported with
        {
            Rules = [.. imported.Rules.Select(rule => rule with
            {
                Notes = [.. rule.Notes, .. complaints[rule.Rule.Id].Select(message => new ImportNote(rule.ForeignId, $"`rules check` says: {message}", IsLoss: false))],
            })],
        };
    }
}
