namespace TokenGuard.Engine.Credentials;

/// <summary>Tells program text from configuration by a path: what stands without quotes there is code.</summary>
internal static class CodePath
{
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        "adb", "ads", "as", "asp", "aspx", "astro", "axaml", "bas", "c", "cc", "cfc", "cfm", "cjs", "clj", "cljs", "cls", "coffee", "cpp", "cr", "cs", "cshtml", "css", "cts", "cu", "cxx", "d", "dart", "dpr", "ejs", "elm", "erl", "ex", "exs",
        "frm", "fs", "fsi", "fsx", "g4", "go", "gradle", "groovy", "gsp", "h", "hh", "hpp", "hrl", "hs", "htm", "html", "hxx", "inl", "ino", "java", "jl", "js", "jsp", "jsx", "kt", "kts", "less", "lpr", "lua", "m", "mjs", "ml", "mli", "mm", "mts",
        "nim", "pas", "pde", "phtml", "php", "pl", "pm", "proto", "py", "r", "razor", "rb", "rs", "scala", "scss", "sol", "svelte", "swift", "thrift", "ts", "tsx", "twig", "v", "vala", "vb", "vbs", "vue", "xaml", "xib", "xml", "xsd", "y", "zig",
        "cob", "cbl", "cpy", "cl", "dpk", "el", "f", "f03", "f90", "f95", "glsl", "hlsl", "hx", "i", "ipp", "lisp", "metal", "nims", "pp", "purs", "pxd", "pyi", "pyx", "asm", "rkt", "s", "sls", "ss", "scm", "sv", "svh", "tcl", "tpp", "vhd", "vhdl", "vim", "xs",
    };

    /// <param name="path">With forward slashes; may be empty.</param>
    public static bool IsCode(string path) => Extensions.Contains(path[(path.LastIndexOf('.') + 1)..]);
}
