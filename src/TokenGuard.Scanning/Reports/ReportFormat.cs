namespace TokenGuard.Scanning.Reports;

/// <summary>A report format by the name that users give.</summary>
/// <param name="Name">As in <c>--format</c>.</param>
/// <param name="Create">Makes the report; only formats for people heed the style.</param>
public sealed record ReportFormat(string Name, Func<TextStyle, IReport> Create)
{
    public static IReadOnlyList<ReportFormat> All { get; } =
    [
        new("text", style => new TextReport(style)),
        new("json", _ => new JsonReport()),
        new("sarif", _ => new SarifReport()),
    ];

    /// <summary>The format of a name, or null.</summary>
    public static ReportFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);
}
