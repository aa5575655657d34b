using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace TokenGuard.Analyzers.Tests.Harness;

/// <summary>
/// Runs one analyzer over a source in which <c>[|…|]</c> marks where its diagnostic is expected; all other code must
/// be quiet. The source must compile.
/// </summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
internal sealed class Verify<TAnalyzer> : CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    public Verify(string source)
    {
        TestCode = source;
        ReferenceAssemblies = References.None;
        TestState.AdditionalReferences.AddRange(References.Framework);
        TestState.OutputKind = source.Contains("static void Main", StringComparison.Ordinal) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        // Unused variables and the like are not what the test is about.
        CompilerDiagnostics = CompilerDiagnostics.Errors;
    }

    /// <summary>Asserts that the diagnostics are where the source marks them.</summary>
    public static Task That(string source) => new Verify<TAnalyzer>(source).RunAsync();

    /// <summary>Adds the assemblies of packages that the test project refers to, by a type of theirs.</summary>
    public Verify<TAnalyzer> With(params Type[] types)
    {
        TestState.AdditionalReferences.AddRange(References.Of(types).Except(References.Framework));
        return this;
    }

    /// <summary>Adds an additional file, such as a configuration.</summary>
    public Verify<TAnalyzer> WithFile(string path, string content)
    {
        TestState.AdditionalFiles.Add((path, content));
        return this;
    }

    /// <summary>Adds a source file that must be quiet, such as stand-ins for a library.</summary>
    public Verify<TAnalyzer> WithSource(string source)
    {
        TestState.Sources.Add(source);
        return this;
    }

    /// <summary>Sets an <c>.editorconfig</c> key for all files.</summary>
    public Verify<TAnalyzer> WithOption(string key, string value)
    {
        TestState.AnalyzerConfigFiles.Add(("/.globalconfig", $"is_global = true\n{key} = {value}\n"));
        return this;
    }

    /// <summary>Compiles a program of top-level statements.</summary>
    public Verify<TAnalyzer> AsProgram()
    {
        TestState.OutputKind = OutputKind.ConsoleApplication;
        return this;
    }

    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Diagnose);

    protected override CompilationOptions CreateCompilationOptions() =>
        ((CSharpCompilationOptions)base.CreateCompilationOptions()).WithAllowUnsafe(true).WithNullableContextOptions(NullableContextOptions.Enable);
}
