using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TokenGuard.Analyzers.ConfigurationFiles;

/// <summary>The configuration files that a project hands to the compiler, each once: a project may hand over one twice.</summary>
internal static class HandedFiles
{
    public static HashSet<AdditionalText> Of(AnalyzerOptions options)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        return [.. options.AdditionalFiles.Where(file => ConfigurationFormat.ReaderFor(file.Path) is not null && paths.Add(file.Path))];
    }
}
