using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace TokenGuard.Analyzers.Tests.Harness;

/// <summary>Reference assemblies of the installed SDK and of the packages of this project: nothing is downloaded.</summary>
internal static class References
{
    private static readonly Lazy<MetadataReference[]> FrameworkPacks = new(() => [.. Pack("Microsoft.NETCore.App.Ref"), .. Pack("Microsoft.AspNetCore.App.Ref")]);

    private static readonly Lazy<MetadataReference[]> BesideTests = new(() =>
    [
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Where(file => !Path.GetFileName(file).StartsWith("xunit", StringComparison.Ordinal) && !FrameworkNames().Contains(Path.GetFileName(file)))
            .Select(file => MetadataReference.CreateFromFile(file)),
    ]);

    /// <summary>Adds no assembly of its own.</summary>
    public static ReferenceAssemblies None { get; } = new("net10.0");

    /// <summary>.NET and ASP.NET Core.</summary>
    public static IReadOnlyList<MetadataReference> Framework => FrameworkPacks.Value;

    /// <summary>Every library beside the tests but test frameworks, whose presence tells a test project.</summary>
    public static IReadOnlyList<MetadataReference> Libraries => BesideTests.Value;

    /// <summary>The assemblies of types, with those they refer to as far as they lie beside the tests.</summary>
    public static IReadOnlyList<MetadataReference> Of(params Type[] types)
    {
        var known = FrameworkNames();
        var found = new Dictionary<string, MetadataReference>(StringComparer.OrdinalIgnoreCase);
        var open = new Stack<System.Reflection.Assembly>(types.Select(type => type.Assembly));
        while (open.TryPop(out var assembly))
        {
            var name = Path.GetFileName(assembly.Location);
            if (known.Contains(name) || !assembly.Location.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal)
                || !found.TryAdd(name, MetadataReference.CreateFromFile(assembly.Location)))
            {
                continue;
            }

            foreach (var reference in assembly.GetReferencedAssemblies().Where(reference => File.Exists(Path.Combine(AppContext.BaseDirectory, reference.Name + ".dll"))))
            {
                open.Push(System.Reflection.Assembly.Load(reference));
            }
        }

        return [.. found.Values];
    }

    private static HashSet<string> FrameworkNames() =>
        Framework.Select(reference => Path.GetFileName(((PortableExecutableReference)reference).FilePath)!).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<MetadataReference> Pack(string name)
    {
        var dotnet = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        var packs = Path.Combine(dotnet, "packs", name);
        var newest = Directory.EnumerateDirectories(packs, $"{Environment.Version.Major}.*").OrderByDescending(folder => Version.Parse(Path.GetFileName(folder)!)).First();
        return Directory.EnumerateFiles(Path.Combine(newest, "ref", $"net{Environment.Version.Major}.0"), "*.dll").Select(file => MetadataReference.CreateFromFile(file));
    }
}
