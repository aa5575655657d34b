using System.Text;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Cli.RuleExchange.Importing;

/// <summary>Writes imported rules as a rule file of ours, with comments on what was not taken over.</summary>
internal static class ImportedFile
{
    /// <summary>The file's text.</summary>
    public static string Write(ImportedRules imported)
    {
        var text = new TomlText()
            .Comment("Imported by `tokenguard rules import`. Comments say what was not taken over. `tokenguard rules check` this file,")
            .Comment("and give each rule its own risk, remedy and source.")
            .Line();
        text.Line("[provider]").Key("id", imported.Provider.Id).Key("name", imported.Provider.Name);
        WriteExemptions(text, "[[provider.except]]", imported.Provider.Exemptions);
        foreach (var rule in imported.Rules)
        {
            text.Line();
            foreach (var note in rule.Notes)
            {
                text.Comment(note.Text);
            }

            WriteRule(text, rule.Rule);
        }

        if (imported.Notes.Count > 0)
        {
            text.Line().Comment("Not taken over:");
            foreach (var note in imported.Notes)
            {
                text.Comment($"- {note}");
            }
        }

        return text.ToString();
    }

    /// <summary>The rules as a scan would read them from the file.</summary>
    /// <exception cref="RuleFileException">Something in it is wrong.</exception>
    public static RuleFile ReadBack(string text, string name) => RuleFileReader.Read(name, Encoding.UTF8.GetBytes(text));

    private static void WriteRule(TomlText text, TokenRule rule)
    {
        text.Line("[[token]]")
            .Key("id", rule.Id)
            .Key("name", rule.Name)
            .Key("pattern", rule.Pattern)
            .Key("path", rule.Path)
            .Key("checks", rule.Checks)
            .Key("severity", rule.Severity.ToString().ToLowerInvariant())
            .Key("confidence", rule.Confidence.ToString().ToLowerInvariant())
            .Key("risk", rule.Risk)
            .Key("remedy", rule.Remedy)
            .Key("source", rule.Source)
            .Key("examples", rule.Examples)
            .Key("counterexamples", rule.Counterexamples);
        WriteExemptions(text, "[[token.except]]", rule.Exemptions);
        foreach (var need in rule.Needs)
        {
            text.Line().Line("[[token.needs]]").Key("name", need.Name).Key("kind", need.Kind).Key("pattern", need.Pattern).Line("required = true");
        }
    }

    private static void WriteExemptions(TomlText text, string header, IReadOnlyList<Exemption> exemptions)
    {
        foreach (var exemption in exemptions)
        {
            text.Line().Line(header).Key("path", exemption.Path).Key("value", exemption.Value).Key("match", exemption.Match).Key("line", exemption.Line);
        }
    }
}
