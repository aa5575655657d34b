using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TokenGuard.Analyzers.Text;
using TokenGuard.Engine;
using TokenGuard.Engine.Configuration;

namespace TokenGuard.Analyzers.Hosting;

/// <summary>
/// What the analyzers know of one compilation, found out once and shared by all of them: rules, configuration, known
/// types and the tokens that stand in its files.
/// </summary>
internal sealed class GuardCompilation
{
    private static readonly ConditionalWeakTable<Compilation, GuardCompilation> Known = new();
    private static readonly ConditionalWeakTable<AnalyzerOptions, ProjectFiles> Files = new();

    private readonly AnalyzerConfigOptionsProvider optionsProvider;
    private readonly GeneratedCode generatedCode;
    private readonly ConcurrentDictionary<string, ImmutableArray<INamedTypeSymbol>> types = new(StringComparer.Ordinal);
    private readonly ConditionalWeakTable<SyntaxTree, Lazy<TreeFindings>> findings = new();
    private readonly ConditionalWeakTable<AdditionalText, Lazy<PageFindings>> pageFindings = new();
    private readonly Lazy<ILookup<string, SyntaxTree>> pageTrees;
    private readonly Lazy<HashSet<Secret>> secretsOfCode;

    private GuardCompilation(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        Compilation = compilation;
        optionsProvider = options.AnalyzerConfigOptionsProvider;
        generatedCode = new GeneratedCode(optionsProvider);
        Project = Files.GetValue(options, key => ProjectFiles.Read(key, cancellation));
        IsTestProject = TestProject.Is(compilation, options);
        Acceptance = new Acceptance(Project);
        pageTrees = new(() => compilation.SyntaxTrees.Select(tree => (Tree: tree, Page: PageCode.PageOf(tree))).Where(one => one.Page is not null).ToLookup(one => one.Page!, one => one.Tree));
        secretsOfCode = new(() => [.. compilation.SyntaxTrees.Where(tree => !GeneratedCode.IsMadeByBuild(tree)).SelectMany(tree => FindingsIn(tree, CancellationToken.None).All).Select(found => found.Finding.Secret)]);
    }

    public Compilation Compilation { get; }

    /// <summary>Configuration, suppressions and rules of the project.</summary>
    public ProjectFiles Project { get; }

    public GuardRules Rules => Project.Rules;

    public GuardConfiguration Configuration => Project.Configuration;

    /// <summary>True where made-up credentials are the rule: only tokens of a provider's own format are reported there.</summary>
    public bool IsTestProject { get; }

    public Acceptance Acceptance { get; }

    /// <summary>The one instance for a compilation.</summary>
    public static GuardCompilation For(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        // A factory delegate may run twice; what it makes is equal and the loser is dropped.
        return Known.GetValue(compilation, key => new GuardCompilation(key, options, cancellation));
    }

    /// <summary>All types of a metadata name; several assemblies may define it, and types move between them.</summary>
    public ImmutableArray<INamedTypeSymbol> Types(string metadataName) =>
        types.GetOrAdd(metadataName, Compilation.GetTypesByMetadataName);

    public bool HasType(string metadataName) => !Types(metadataName).IsEmpty;

    public GuardOptions OptionsFor(SyntaxTree tree) => new(optionsProvider.GetOptions(tree));

    public GuardOptions OptionsFor(AdditionalText file) => new(optionsProvider.GetOptions(file));

    /// <summary>True where diagnostics that speak of no provider's own format are quiet.</summary>
    public bool IsQuiet(SyntaxTree tree) => IsTestProject && !OptionsFor(tree).JudgesTestCode;

    /// <summary>The tokens that the scanner finds in a file, as it finds them.</summary>
    public TreeFindings FindingsIn(SyntaxTree tree, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();

        // Several analyzers ask at once; none of them may cancel what the others wait for.
        return findings.GetValue(tree, key => new Lazy<TreeFindings>(() => TreeFindings.Find(this, key, CancellationToken.None))).Value;
    }

    /// <summary>The tokens in the markup of a page.</summary>
    public PageFindings FindingsIn(AdditionalText page, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return pageFindings.GetValue(page, key => new Lazy<PageFindings>(() => PageFindings.Find(this, key, TreesOf(key.Path), CancellationToken.None))).Value;
    }

    /// <summary>
    /// True for a token in a file that is made while the project is built, of a page's markup or by a generator that copied
    /// a text of the code: it is told where somebody wrote it.
    /// </summary>
    public bool IsCopy(Finding finding, Location location, CancellationToken cancellation) =>
        PageCode.PlaceOf(location) is null
        && (StandsInMarkup(finding, location.SourceTree!, cancellation)
            || (GeneratedCode.IsMadeByBuild(location.SourceTree!) && secretsOfCode.Value.Contains(finding.Secret)));

    /// <summary>What the page does not show has been put together of its parts: a name in the one and a value in the other mean nothing.</summary>
    private bool StandsInMarkup(Finding finding, SyntaxTree tree, CancellationToken cancellation) =>
        Project.Pages.Count > 0
        && PageCode.PageOf(tree) is { } path
        && Project.Pages.FirstOrDefault(page => page.Path == path) is { } page
        && (finding.Rule.ByName || finding.Rule.Provider.Generic || FindingsIn(page, cancellation).Has(finding.Secret));

    /// <summary>
    /// Reports a diagnostic unless its place, or the token rule and fingerprint that its properties name, are accepted
    /// or left out by the configuration, or nobody wrote the code.
    /// </summary>
    /// <param name="report">The context's own method.</param>
    /// <param name="diagnostic">A diagnostic in a source file.</param>
    public void Report(Action<Diagnostic> report, Diagnostic diagnostic)
    {
        diagnostic.Properties.TryGetValue(DiagnosticProperty.Rule, out var rule);
        diagnostic.Properties.TryGetValue(DiagnosticProperty.Fingerprint, out var fingerprint);
        if (!IsSilenced(diagnostic.Location, diagnostic.Id, rule ?? diagnostic.Id, fingerprint ?? ""))
        {
            report(diagnostic);
        }
    }

    /// <summary>Reports a token that a rule found, unless its place, secret or rule is accepted or not wanted.</summary>
    /// <param name="report">The context's own method.</param>
    /// <param name="descriptor">The diagnostic; its message takes the token's redacted form and its type's name.</param>
    /// <param name="finding">What the engine found.</param>
    /// <param name="location">Where, in a source file.</param>
    public void ReportToken(Action<Diagnostic> report, DiagnosticDescriptor descriptor, Finding finding, Location location)
    {
        var tree = location.SourceTree!;
        var options = OptionsFor(tree);
        var rule = finding.Rule;
        var fingerprint = finding.FingerprintBasis.At(Acceptance.RelativePath(PageCode.PathOf(location))).Value;
        if (!options.Wants(rule, finding.Confidence)
            || (IsQuiet(tree) && (rule.Provider.Generic || rule.ByName))
            || IsSilenced(location, descriptor.Id, rule.Id, fingerprint))
        {
            return;
        }

        report(Describe(descriptor, finding, location, fingerprint, options));
    }

    /// <summary>The diagnostic of a token at a place.</summary>
    public static Diagnostic Describe(DiagnosticDescriptor descriptor, Finding finding, Location location, string fingerprint, GuardOptions options) => Diagnostic.Create(
        descriptor,
        location,
        options.SeverityOf(finding.Rule.Id) ?? descriptor.DefaultSeverity,
        additionalLocations: null,
        TokenProperties.Of(finding.Rule, fingerprint),
        finding.Rule.Name,
        Shown(finding.Secret));

    /// <summary>Looked for when they are asked for: few pages hold a token.</summary>
    private IEnumerable<SyntaxTree> TreesOf(string page)
    {
        foreach (var tree in pageTrees.Value[page])
        {
            yield return tree;
        }
    }

    private bool IsSilenced(Location location, string id, string ruleId, string fingerprint) =>
        (id != HardCodedTokenAnalyzer.Diagnostic.Id && generatedCode.Holds(location)) || Acceptance.Covers(location, id, ruleId, fingerprint);

    /// <summary>What may be shown of a secret, in brackets; of a short one there is nothing to show.</summary>
    private static string Shown(Secret secret) => secret.ToString() is { Length: > 1 } shown ? $" ({shown})" : "";
}
