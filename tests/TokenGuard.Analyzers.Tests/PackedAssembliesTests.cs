using System.Reflection;

namespace TokenGuard.Analyzers.Tests;

public sealed class PackedAssembliesTests
{
    /// <summary>What the oldest hosts bring, SDK 8.0.100 and Visual Studio 17.8: a newer one cannot be loaded there.</summary>
    private static readonly Dictionary<string, Version> Host = new(StringComparer.Ordinal)
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["System.Buffers"] = new(4, 0, 3, 0),
        ["System.Collections.Immutable"] = new(7, 0, 0, 0),
        ["System.Memory"] = new(4, 0, 1, 2),
        ["System.Runtime.CompilerServices.Unsafe"] = new(6, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 8, 0, 0),
    };

    [Theory]
    [InlineData("TokenGuard.Engine", false)]
    [InlineData("TokenGuard.Analyzers", false)]
    [InlineData("TokenGuard.CodeFixes", true)]
    public void Assemblies_of_the_package_refer_to_what_the_oldest_host_brings(string name, bool workspaces)
    {
        var references = Assembly.Load(name).GetReferencedAssemblies().Where(reference => !reference.Name!.StartsWith("TokenGuard.", StringComparison.Ordinal));
        Assert.DoesNotContain(references, reference => !IsBrought(reference, workspaces));
    }

    private static bool IsBrought(AssemblyName reference, bool workspaces) =>
        (Host.TryGetValue(reference.Name!, out var newest) && reference.Version <= newest)
        || (workspaces && reference.Name!.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal) && reference.Version == new Version(4, 8, 0, 0));
}
