using System.Text.RegularExpressions;

namespace TokenGuard.Conventions.Tests;

/// <summary>A diagnostic as the source of its analyzer describes it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Analyzer">Name of the analyzer's type.</param>
/// <param name="Severity">Its default severity.</param>
/// <param name="Link">What its help link is made from.</param>
internal sealed partial record Descriptor(string Id, string Analyzer, string Severity, string Link)
{
    public static IReadOnlyList<Descriptor> All { get; } =
    [
        .. from path in TrackedFiles.CSharp("src/TokenGuard.Analyzers")
           from Match match in Text().Matches(TrackedFiles.Read(path))
           select new Descriptor(
               match.Groups["id"].Value, Path.GetFileNameWithoutExtension(path), match.Groups["severity"].Value, match.Groups["link"].Value),
    ];

    /// <summary>The analyzer's name without its kind: what its tests and its fix are called after.</summary>
    public string Stem => Analyzer[..^"Analyzer".Length];

    [GeneratedRegex(@"DiagnosticDescriptor \w+ = new\(\s*""(?<id>TG\d{4})""(?s:.*?)DiagnosticSeverity\.(?<severity>\w+)(?s:.*?)HelpLink\.To\(""(?<link>\w+)""\)")]
    private static partial Regex Text();
}
