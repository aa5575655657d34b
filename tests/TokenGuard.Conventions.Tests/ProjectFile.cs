using System.Xml.Linq;
using TokenGuard.Engine.Tests;

namespace TokenGuard.Conventions.Tests;

/// <summary>A project as its file and the files beside it that it imports describe it.</summary>
internal sealed class ProjectFile
{
    private ProjectFile(string path)
    {
        Path = path;
        Name = System.IO.Path.GetFileNameWithoutExtension(path);
        var elements = Elements(RepositoryFiles.Find(path)).ToList();
        References = [.. Includes(elements, "ProjectReference").Select(include => System.IO.Path.GetFileNameWithoutExtension(include))];
        Packages = [.. Includes(elements, "PackageReference")];
        Frameworks = [.. Includes(elements, "FrameworkReference")];
    }

    public static IReadOnlyList<ProjectFile> All { get; } =
        [.. TrackedFiles.All.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal)).Select(path => new ProjectFile(path))];

    /// <summary>The projects of the product.</summary>
    public static IReadOnlyList<ProjectFile> Product { get; } = [.. All.Where(project => project.Path.StartsWith("src/", StringComparison.Ordinal))];

    public string Path { get; }

    public string Name { get; }

    public IReadOnlyList<string> References { get; }

    public IReadOnlyList<string> Packages { get; }

    public IReadOnlyList<string> Frameworks { get; }

    public override string ToString() => Name;

    /// <summary>All projects that this one is built on, however far down.</summary>
    public IEnumerable<string> AllReferences() =>
        References.SelectMany(name => All.Single(project => project.Name == name).AllReferences().Prepend(name)).Distinct();

    private static IEnumerable<XElement> Elements(string file)
    {
        foreach (var element in XDocument.Load(file).Descendants())
        {
            yield return element;
            if (element.Name.LocalName == "Import" && element.Attribute("Project")?.Value is { } import)
            {
                foreach (var imported in Elements(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file)!, import)))
                {
                    yield return imported;
                }
            }
        }
    }

    private static IEnumerable<string> Includes(IEnumerable<XElement> elements, string item) =>
        from element in elements
        where element.Name.LocalName == item
        from include in element.Attribute("Include")?.Value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? []
        select include;
}
