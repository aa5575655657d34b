namespace TokenGuard.Conventions.Tests;

public sealed class DiagnosticTests
{
    private const string Modes = "src/TokenGuard.Package/buildTransitive/config/";

    private static string Overview { get; } = TrackedFiles.Read("docs/analyzers.md");

    private static string Releases { get; } =
        TrackedFiles.Read("src/TokenGuard.Analyzers/AnalyzerReleases.Shipped.md") + TrackedFiles.Read("src/TokenGuard.Analyzers/AnalyzerReleases.Unshipped.md");

    [Fact]
    public void Diagnostics_are_found_and_have_ids_of_their_own()
    {
        Assert.NotEmpty(Descriptor.All);
        Assert.Equal(Descriptor.All.Count, Descriptor.All.Select(descriptor => descriptor.Id).Distinct().Count());
        Assert.Equal(
            TrackedFiles.All.Where(path => path.StartsWith("src/TokenGuard.Analyzers/", StringComparison.Ordinal) && path.EndsWith("Analyzer.cs", StringComparison.Ordinal) && !path.EndsWith("/GuardAnalyzer.cs", StringComparison.Ordinal))
                .Select(path => Path.GetFileNameWithoutExtension(path)).Order(),
            Descriptor.All.Select(descriptor => descriptor.Analyzer).Order());
    }

    [Fact]
    public void A_diagnostic_has_all_that_belongs_to_it() => Convention.Holds(
        from descriptor in Descriptor.All
        from missing in Missing(descriptor)
        select $"{descriptor.Id}: {missing}");

    [Fact]
    public void A_page_belongs_to_a_diagnostic() => Convention.Holds(
        from path in TrackedFiles.All
        where path.StartsWith("docs/diagnostics/", StringComparison.Ordinal)
        where !Descriptor.All.Any(descriptor => path == PageOf(descriptor))
        select path);

    private static IEnumerable<string> Missing(Descriptor descriptor)
    {
        if (!TrackedFiles.All.Contains(PageOf(descriptor)))
        {
            yield return PageOf(descriptor);
        }
        else if (!TrackedFiles.Read(PageOf(descriptor)).StartsWith($"# {descriptor.Id}: ", StringComparison.Ordinal))
        {
            yield return $"the heading of {PageOf(descriptor)}";
        }

        if (descriptor.Link != descriptor.Id)
        {
            yield return "a help link to its page";
        }

        if (!Releases.Contains($"\n{descriptor.Id} | ", StringComparison.Ordinal) || !Releases.Contains($" | {descriptor.Analyzer}, ", StringComparison.Ordinal))
        {
            yield return "its line in AnalyzerReleases.Unshipped.md";
        }

        if (!TrackedFiles.All.Contains($"tests/TokenGuard.Analyzers.Tests/{descriptor.Stem}Tests.cs"))
        {
            yield return $"tests/TokenGuard.Analyzers.Tests/{descriptor.Stem}Tests.cs";
        }

        if (!Overview.Contains($"| [{descriptor.Id}](diagnostics/{descriptor.Id}.md) | ", StringComparison.Ordinal))
        {
            yield return "its row in docs/analyzers.md";
        }

        if (!TrackedFiles.Lines(Modes + "none.globalconfig").Contains($"dotnet_diagnostic.{descriptor.Id}.severity = none"))
        {
            yield return "its line in none.globalconfig";
        }

        if (TrackedFiles.Lines(Modes + "strict.globalconfig").Contains($"dotnet_diagnostic.{descriptor.Id}.severity = error") != (descriptor.Severity == "Warning"))
        {
            yield return "strict.globalconfig, which makes errors of warnings";
        }
    }

    private static string PageOf(Descriptor descriptor) => $"docs/diagnostics/{descriptor.Id}.md";
}
