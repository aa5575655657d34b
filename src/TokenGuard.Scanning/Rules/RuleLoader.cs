using TokenGuard.Engine.Rules;
using TokenGuard.Engine.Rules.Toml;
using TokenGuard.Sources.Files;

namespace TokenGuard.Scanning.Rules;

/// <summary>Reads rule files and puts them beside the built-in rules.</summary>
public static class RuleLoader
{
    /// <summary>Built-in rules and the rules of some files.</summary>
    /// <param name="named">Files that the user named.</param>
    /// <param name="discovered">Files that were found in what is scanned.</param>
    /// <exception cref="RuleFileException">A file cannot be read or is wrong.</exception>
    public static RuleCatalog Load(IReadOnlyList<string> named, IReadOnlyList<string> discovered)
    {
        var builtIn = BuiltInRules.Load();
        return named.Count + discovered.Count == 0 ? builtIn : builtIn.With(named.Select(ReadFile).Concat(discovered.Select(ReadDiscovered)));
    }

    /// <summary>Reads one file.</summary>
    /// <exception cref="RuleFileException">The file cannot be read or is wrong.</exception>
    public static RuleFile ReadFile(string path)
    {
        byte[] bytes;
        try
        {
            bytes = WholeInput.Read(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RuleFileException([new TomlError(path, 1, 1, $"the rule file cannot be read: {FileFailure.Describe(path, failure)}")]);
        }

        return RuleFileReader.Read(path, bytes);
    }

    private static RuleFile ReadDiscovered(string path)
    {
        var file = ReadFile(path);
        return file with { Rules = [.. file.Rules.Select(rule => rule with { IsDiscovered = true })] };
    }
}
