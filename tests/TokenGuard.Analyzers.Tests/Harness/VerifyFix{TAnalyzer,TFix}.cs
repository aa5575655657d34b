using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace TokenGuard.Analyzers.Tests.Harness;

/// <summary>
/// Applies a fix to a source in which <c>[|…|]</c> marks the diagnostics, one by one and all at once. The source that
/// is expected then must compile and be without the diagnostics.
/// </summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
/// <typeparam name="TFix">The fix.</typeparam>
internal sealed class VerifyFix<TAnalyzer, TFix> : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    /// <param name="source">The code before.</param>
    /// <param name="expected">The code after; the same as before where no fix may be offered.</param>
    /// <param name="key">Equivalence key of the remedy, where there are several.</param>
    public VerifyFix(string source, string expected, string? key = null)
    {
        Mark(source, TestState);
        Mark(expected, FixedState);
        CodeActionEquivalenceKey = key;
        ReferenceAssemblies = References.None;
        TestState.AdditionalReferences.AddRange(References.Framework);
        TestState.OutputKind = OutputKind.DynamicallyLinkedLibrary;
        if (!new TFix().GetFixAllProvider()!.GetSupportedFixAllScopes().Contains(FixAllScope.Solution))
        {
            CodeFixTestBehaviors |= CodeFixTestBehaviors.SkipFixAllInSolutionCheck;
        }

        // Warnings of nullability are the fix's to avoid, others are not what the test is about.
        CompilerDiagnostics = CompilerDiagnostics.Warnings;
        DisabledDiagnostics.AddRange(["CS0067", "CS0162", "CS0164", "CS0168", "CS0169", "CS0219", "CS0414", "CS0649", "CS1591", "CS8019", "CS8321", "CS1998", "CS9113", "CS1717", "CS0618", "CS4014", "SYSLIB0014"]);
    }

    /// <summary>Asserts what a remedy makes of a source.</summary>
    public static Task That(string source, string expected, string? key = null) => new VerifyFix<TAnalyzer, TFix>(source, expected, key).RunAsync();

    /// <summary>Asserts that no remedy (of a key) is offered.</summary>
    public static Task None(string source, string? key = null) => new VerifyFix<TAnalyzer, TFix>(source, source, key).RunAsync();

    /// <summary>Adds the assemblies of packages that the test project refers to, by a type of theirs.</summary>
    public VerifyFix<TAnalyzer, TFix> With(params Type[] types)
    {
        TestState.AdditionalReferences.AddRange(References.Of(types).Except(References.Framework));
        return this;
    }

    /// <summary>Adds another file, before and after.</summary>
    public VerifyFix<TAnalyzer, TFix> WithSource(string source, string? expected = null)
    {
        TestState.Sources.Add(source);
        FixedState.Sources.Add(expected ?? source);
        return this;
    }

    /// <summary>The test library takes the <c>$$</c> of a raw string for a marker of its own: such sources are marked by us.</summary>
    private static void Mark(string source, SolutionState state)
    {
        if (!source.Contains("$$", StringComparison.Ordinal))
        {
            state.Sources.Add(source);
            return;
        }

        state.MarkupHandling = MarkupMode.None;
        for (var at = source.IndexOf("[|", StringComparison.Ordinal); at >= 0; at = source.IndexOf("[|", StringComparison.Ordinal))
        {
            var end = source.IndexOf("|]", at, StringComparison.Ordinal) - 2;
            source = source.Remove(end + 2, 2).Remove(at, 2);
            var lines = SourceText.From(source).Lines;
            var (from, to) = (lines.GetLinePosition(at), lines.GetLinePosition(end));
            state.ExpectedDiagnostics.Add(new DiagnosticResult(new TAnalyzer().SupportedDiagnostics[0].Id, DiagnosticSeverity.Warning).WithSpan(from.Line + 1, from.Character + 1, to.Line + 1, to.Character + 1));
        }

        state.Sources.Add(source);
    }

    /// <summary>Compiles a program of top-level statements.</summary>
    public VerifyFix<TAnalyzer, TFix> AsProgram()
    {
        TestState.OutputKind = OutputKind.ConsoleApplication;
        return this;
    }

    /// <summary>Compiles without nullable reference types.</summary>
    public VerifyFix<TAnalyzer, TFix> WithoutNullable()
    {
        SolutionTransforms.Add((solution, id) => solution.WithProjectCompilationOptions(
            id, ((CSharpCompilationOptions)solution.GetProject(id)!.CompilationOptions!).WithNullableContextOptions(NullableContextOptions.Disable)));
        return this;
    }

    /// <summary>"Fix all" may take some turns where remedies are in each other's way.</summary>
    public VerifyFix<TAnalyzer, TFix> InTurns(int one, int all)
    {
        NumberOfIncrementalIterations = one;
        NumberOfFixAllIterations = all;
        return this;
    }

    /// <summary>Asserts the titles of all that is offered, for the first diagnostic.</summary>
    public VerifyFix<TAnalyzer, TFix> Offering(params string[] titles)
    {
        CodeActionVerifier = (action, _) => Assert.Contains(action.Title, titles);
        return this;
    }

    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Diagnose);

    protected override CompilationOptions CreateCompilationOptions() =>
        ((CSharpCompilationOptions)base.CreateCompilationOptions()).WithAllowUnsafe(true).WithNullableContextOptions(NullableContextOptions.Enable);
}
