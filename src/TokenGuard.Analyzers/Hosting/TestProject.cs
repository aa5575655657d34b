using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TokenGuard.Analyzers.Hosting;

/// <summary>Tells projects of tests, whose made-up credentials warn nobody.</summary>
internal static class TestProject
{
    private static readonly string[] Frameworks =
        ["xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "TUnit.Core"];

    public static bool Is(Compilation compilation, AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.IsTestProject", out var said) && said.Length > 0
            ? string.Equals(said, "true", StringComparison.OrdinalIgnoreCase)
            : compilation.ReferencedAssemblyNames.Any(reference => Frameworks.Contains(reference.Name, StringComparer.OrdinalIgnoreCase));
}
