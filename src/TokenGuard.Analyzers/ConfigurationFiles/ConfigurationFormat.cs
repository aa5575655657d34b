namespace TokenGuard.Analyzers.ConfigurationFiles;

/// <summary>Knows configuration files and their formats by their names.</summary>
internal static class ConfigurationFormat
{
    /// <summary>Files that tools write: lists of packages and hashes, and what TokenGuard itself reads.</summary>
    private static readonly string[] Written = ["packages.lock.json", "package-lock.json", "project.assets.json", ".deps.json", ".runtimeconfig.json"];

    /// <summary>The reader of a file's entries; null for files that are no configuration.</summary>
    public static Func<string, IEnumerable<ConfigurationEntry>>? ReaderFor(string path)
    {
        var slashed = path.Replace('\\', '/');
        var name = slashed[(slashed.LastIndexOf('/') + 1)..].ToLowerInvariant();
        if (Written.Any(name.EndsWith) || name.StartsWith(".tokenguard", StringComparison.Ordinal) || ("/" + slashed).Contains("/.tokenguard/"))
        {
            return null;
        }

        if (name.StartsWith(".env", StringComparison.Ordinal))
        {
            return LineEntries.Read;
        }

        return name[(name.LastIndexOf('.') + 1)..] switch
        {
            "json" or "jsonc" or "json5" => JsonEntries.Read,
            "config" or "xml" or "props" or "targets" or "settings" or "pubxml" or "runsettings" or "user" => XmlEntries.Read,
            "env" or "ini" or "properties" or "conf" or "cfg" or "toml" => LineEntries.Read,
            "yml" or "yaml" => YamlEntries.Read,
            _ => null,
        };
    }
}
