namespace TokenGuard.Engine.Credentials;

/// <summary>Tells program text from configuration by a path: what stands without quotes there is code.</summary>
internal static class CodePath
{
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        "c", "cc", "cpp", "cs", "cshtml", "css", "cxx", "dart", "ex", "exs", "fs", "go", "groovy", "h", "hpp", "htm", "html", "java", "js", "jsx", "kt", "kts", "less", "lua", "m", "mjs", "mm",
        "php", "pl", "pm", "proto", "py", "r", "razor", "rb", "rs", "scala", "scss", "sol", "svelte", "swift", "ts", "tsx", "vb", "vue", "xaml", "axaml", "xml", "xsd",
    };

    /// <param name="path">With forward slashes; may be empty.</param>
    public static bool IsCode(string path) => Extensions.Contains(path[(path.LastIndexOf('.') + 1)..]);
}
