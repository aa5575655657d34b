using TokenGuard.Engine.Rules;
using TokenGuard.Engine.Rules.Toml;

namespace TokenGuard.RuleCompiler;

/// <summary>Compiles rule files to one catalogue.</summary>
internal static class RuleCompilation
{
    /// <summary>Compiles the files and writes the catalogue if it differs from what is there.</summary>
    /// <param name="output">The file to write.</param>
    /// <param name="inputs">Rule files, and lists of them (<c>@file</c>), one path a line.</param>
    /// <returns>Errors in MSBuild's form; none if the catalogue was written.</returns>
    public static IReadOnlyList<string> Run(string output, IReadOnlyList<string> inputs)
    {
        var errors = new List<TomlError>();
        try
        {
            var files = Order(inputs.SelectMany(Expand)).Select(path => Read(path, errors)).OfType<RuleFile>().ToArray();
            if (errors.Count == 0)
            {
                WriteIfChanged(output, RuleCatalogWriter.Write(RuleCatalog.Create(files)));
            }
        }
        catch (RuleFileException wrong)
        {
            errors.AddRange(wrong.Errors);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [$"RuleCompiler : error TGR002: {failure.Message}"];
        }

        return [.. errors.Select(ForBuild)];
    }

    private static IEnumerable<string> Expand(string input) =>
        input.StartsWith('@') ? File.ReadAllLines(input[1..]).Where(line => line.Length > 0) : [input];

    /// <summary>By name, then by path: the same in every folder.</summary>
    private static IEnumerable<string> Order(IEnumerable<string> paths) =>
        paths.Distinct(StringComparer.Ordinal).OrderBy(Path.GetFileName, StringComparer.Ordinal).ThenBy(path => path, StringComparer.Ordinal);

    private static RuleFile? Read(string path, List<TomlError> errors)
    {
        try
        {
            var file = RuleFileReader.Read(path, File.ReadAllBytes(path));
            if (file.Provider.Origin is { } origin && Path.GetFileNameWithoutExtension(path) != file.Provider.Id)
            {
                errors.Add(new TomlError(path, origin.Line, origin.Column, $"the provider's id is '{file.Provider.Id}', so the file must be {file.Provider.Id}.toml"));
            }

            errors.AddRange(file.Rules.Where(rule => rule is { Anchors: null, Origin: not null }).Select(rule => new TomlError(
                path, rule.Origin!.Line, rule.Origin.Column, $"rule '{rule.Id}': the pattern has no anchor, so no program that embeds it could start")));
            return file;
        }
        catch (RuleFileException wrong)
        {
            errors.AddRange(wrong.Errors);
            return null;
        }
    }

    private static string ForBuild(TomlError error) =>
        $"{error.File}({error.Line},{error.Column}): error TGR001: {error.Message.ReplaceLineEndings(" ")}";

    private static void WriteIfChanged(string output, byte[] bytes)
    {
        if (!File.Exists(output) || !File.ReadAllBytes(output).AsSpan().SequenceEqual(bytes))
        {
            File.WriteAllBytes(output, bytes);
        }
    }
}
