using Microsoft.CodeAnalysis.CSharp;
using TokenGuard.Analyzers.Tests.Harness;
using TokenGuard.Engine.Tests;

namespace TokenGuard.Analyzers.Tests;

public sealed class QuietTests
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    [Fact]
    public async Task Our_own_code_has_no_diagnostic()
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var trees = Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file))
            .Append(CSharpSyntaxTree.ParseText(ImplicitUsings, options));
        var (diagnostics, exceptions) = await AllAnalyzers.RunAsync(trees);
        Assert.Empty(exceptions);
        Assert.True(diagnostics.Length == 0, string.Join("\n", diagnostics));
    }
}
