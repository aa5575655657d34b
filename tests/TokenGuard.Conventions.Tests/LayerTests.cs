using System.Text.RegularExpressions;

namespace TokenGuard.Conventions.Tests;

public sealed partial class LayerTests
{
    [Fact]
    public void Every_project_of_the_product_has_its_place_in_the_layers() =>
        Assert.Equal(ProjectFile.Product.Select(project => project.Name).Order(), Layer.All.Select(layer => layer.Project).Order());

    [Fact]
    public void The_architecture_page_names_every_project()
    {
        var page = TrackedFiles.Read("docs/architecture.md");
        Assert.DoesNotContain(ProjectFile.Product, project => !page.Contains($"| `{project.Name}` |", StringComparison.Ordinal));
    }

    [Fact]
    public void Projects_refer_to_lower_layers_only() => Convention.Holds(
        from layer in Layer.All
        from reference in Find(layer).AllReferences()
        where !layer.References.Contains(reference)
        select $"{layer.Project} must not use {reference}");

    [Fact]
    public void Projects_refer_to_their_packages_only() => Convention.Holds(
        from layer in Layer.All
        from package in Find(layer).Packages.Concat(Find(layer).Frameworks)
        where !layer.Packages.Contains(package)
        select $"{layer.Project} must not use {package}");

    [Fact]
    public void Every_package_of_the_product_has_a_reason()
    {
        var page = TrackedFiles.Read("docs/architecture.md");
        var tests = ProjectFile.All.Except(ProjectFile.Product).SelectMany(project => project.Packages);
        Assert.DoesNotContain(
            ProjectFile.Product.SelectMany(project => project.Packages).Concat(tests).Distinct(),
            package => !page.Contains(package, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("TokenGuard.Engine", @"\bSystem\.(?:IO|Net|Text\.RegularExpressions|Diagnostics(?!\.CodeAnalysis))\b")]
    [InlineData("TokenGuard.Engine", @"(?<![\w.])(?:(?:Console|Environment|File|Directory|Regex|TimeProvider|Stopwatch)\.|DateTime(?:Offset)?\.(?:UtcNow|Now|Today)\b)")]
    [InlineData("TokenGuard.Engine", @"\bMicrosoft\.")]
    [InlineData("TokenGuard.Sources", @"\bTokenGuard\.(?!Sources\b)")]
    [InlineData("TokenGuard.Sources", @"\bConsole\.")]
    [InlineData("TokenGuard.Scanning", @"\bConsole\.|\bSystem\.Net\b|\bHttpClient\b")]
    [InlineData("TokenGuard.Scanning", @"\bTokenGuard\.(?!Scanning\b|Engine\b|Sources\b)")]
    [InlineData("TokenGuard.Analyzers", @"\bSystem\.(?:IO|Net|Text\.RegularExpressions)\b|\bMicrosoft\.CodeAnalysis\.(?:Editing|Formatting|Simplification|CodeFixes|CodeActions)\b")]
    [InlineData("TokenGuard.Analyzers", @"(?<![\w.])(?:(?:Console|Environment|File|Directory|Regex|TimeProvider|Stopwatch)\.|DateTime(?:Offset)?\.(?:UtcNow|Now|Today)\b)")]
    [InlineData("TokenGuard.CodeFixes", @"\bSystem\.(?:IO|Net)\b|(?<![\w.])(?:Console|Environment|File|Directory)\.")]
    public void Code_knows_nothing_of_what_its_layer_must_not_use(string project, string banned)
    {
        var ban = new Regex(banned);
        Convention.Holds(
            from path in TrackedFiles.CSharp($"src/{project}")
            where !path.Contains("/Polyfills/", StringComparison.Ordinal)
            from line in TrackedFiles.Lines(path)
            where ban.IsMatch(Texts().Replace(Comment().Replace(line, ""), "\"\""))
            select $"{path}: {line.Trim()}");
    }

    [Fact]
    public void Only_the_command_lines_know_the_console() => Convention.Holds(
        from path in TrackedFiles.CSharp("src")
        where !path.StartsWith("src/TokenGuard.Cli/", StringComparison.Ordinal) && !path.StartsWith("src/TokenGuard.Server/Commands/", StringComparison.Ordinal)
        from line in TrackedFiles.Lines(path)
        where line.Contains("System.CommandLine", StringComparison.Ordinal)
            || (ConsoleCall().IsMatch(Comment().Replace(line, "")) && path != "src/TokenGuard.RuleCompiler/Program.cs")
        select $"{path}: {line.Trim()}");

    private static ProjectFile Find(Layer layer) => ProjectFile.Product.Single(project => project.Name == layer.Project);

    [GeneratedRegex("//.*$")]
    private static partial Regex Comment();

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Texts();

    [GeneratedRegex(@"\bConsole\.")]
    private static partial Regex ConsoleCall();
}
