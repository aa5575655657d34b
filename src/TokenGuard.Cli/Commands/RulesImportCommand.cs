using System.CommandLine;
using TokenGuard.Cli.RuleExchange.Importing;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning;

namespace TokenGuard.Cli.Commands;

/// <summary><c>rules import</c>: other tools' rule files as one of ours.</summary>
internal sealed class RulesImportCommand : Command
{
    private readonly StandardStreams streams;
    private readonly OutputFile output = new();

    private readonly Argument<string[]> files = new("FILE")
    {
        Description = "TOML of gitleaks or betterleaks, YAML of Kingfisher or Nosey Parker, or folders of such files. Later files may change rules of earlier ones.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> provider = new("--provider")
    {
        Description = "The id that all imported rules come under. Default: imported- and the first file's name.",
        HelpName = "ID",
    };

    private readonly Option<string?> source = new("--source")
    {
        Description = "The page to name as the source of rules that name none.",
        HelpName = "URL",
    };

    public RulesImportCommand(StandardStreams streams)
        : base("import", "Turn other tools' rule files into one of ours, and name what is not taken over.")
    {
        this.streams = streams;
        files.RefuseOptions();
        Add(files);
        Add(output);
        Add(provider);
        Add(source);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var paths = parsed.GetRequiredValue(files);
        var set = ForeignFiles.Read(paths);
        var imported = CheckedImport.Check(RuleImporter.Import(set, ProviderOf(parsed, paths[0]), parsed.GetValue(source)));
        foreach (var note in imported.AllNotes)
        {
            streams.Error.WriteLine(note);
        }

        var taken = imported.Rules.Select(rule => rule.ForeignId).Distinct().Count();
        streams.Error.WriteLine($"rules: {set.Rules.Count} read, {taken} taken over as {imported.Rules.Count}; remarks: {imported.AllNotes.Count()}");
        if (imported.Rules.Count == 0)
        {
            return ExitCode.Findings;
        }

        output.Write(parsed, ImportedFile.Write(imported), streams);
        return imported.AllNotes.Any(note => note.IsLoss) ? ExitCode.Findings : ExitCode.Clean;
    }

    private ProviderDefinition ProviderOf(ParseResult parsed, string firstFile)
    {
        var name = Path.GetFileNameWithoutExtension(Path.GetFullPath(firstFile).TrimEnd('/', '\\'));
        var words = RuleIds.Words(name.Length == 0 ? Path.GetFileName(firstFile) : name);
        var id = parsed.GetValue(provider) ?? $"imported-{(words.Length == 0 ? "rules" : words)}";
        return RuleIds.Words(id) == id
            ? new ProviderDefinition { Id = id, Name = $"Rules of {Path.GetFileName(Path.GetFullPath(firstFile).TrimEnd('/', '\\'))}" }
            : throw new UsageException($"the provider's id '{id}' must be lower-case words joined by hyphens");
    }
}
