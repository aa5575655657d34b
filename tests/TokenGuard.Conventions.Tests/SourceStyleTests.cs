using System.Text.RegularExpressions;

namespace TokenGuard.Conventions.Tests;

public sealed partial class SourceStyleTests
{
    private const int LongestProject = 15;
    private const int LongestFile = 400;
    private const int MedianFile = 80;

    /// <summary>A companion of the file's type, such as the enum that it answers with.</summary>
    private const int SmallType = 25;

    private static IReadOnlyList<string> Files { get; } = [.. TrackedFiles.CSharp("src").Concat(TrackedFiles.CSharp("tests"))];

    /// <summary>Files of types; a program is none, and polyfills are named and placed as the runtime's types are.</summary>
    private static IEnumerable<string> TypeFiles => Files.Where(path =>
        !path.EndsWith("/Program.cs", StringComparison.Ordinal) && !path.Contains("/Polyfills/", StringComparison.Ordinal));

    [Fact]
    public void Project_files_are_short() => Convention.Holds(
        from project in ProjectFile.All
        let lines = TrackedFiles.Lines(project.Path).Length
        where lines > LongestProject
        select $"{project.Path}: {lines} lines");

    [Fact]
    public void Files_are_short()
    {
        var lengths = Files.Select(path => (Path: path, Lines: TrackedFiles.Lines(path).Length)).OrderBy(file => file.Lines).ToList();
        Assert.DoesNotContain(lengths, file => file.Lines > LongestFile);
        Assert.InRange(lengths[lengths.Count / 2].Lines, 1, MedianFile);
    }

    [Fact]
    public void Namespaces_follow_folders() => Convention.Holds(
        from path in TypeFiles
        where !NamespacesFor(path).Any(name => TrackedFiles.Lines(path).Contains($"namespace {name};"))
        select $"{path}: {NamespacesFor(path).First()}");

    [Fact]
    public void A_file_holds_the_type_that_it_is_named_after() => Convention.Holds(
        from path in TypeFiles
        where !TypesOf(path).Any(type => type.Name == StemOf(path))
        select $"{path}: {string.Join(", ", TypesOf(path).Select(type => type.Name))}");

    [Fact]
    public void Other_types_in_a_file_are_small() => Convention.Holds(
        from path in TypeFiles
        from type in TypesOf(path)
        where type.Name != StemOf(path) && type.Lines > SmallType
        select $"{path}: {type.Name}");

    [Fact]
    public void Every_type_of_the_product_says_what_it_is() => Convention.Holds(
        from path in TypeFiles.Where(path => path.StartsWith("src/", StringComparison.Ordinal))
        from type in TypesOf(path)
        where !type.HasSummary
        select $"{path}: {type.Name}");

    [Fact]
    public void Comments_promise_nothing() => Convention.Holds(
        from path in Files
        where TrackedFiles.Lines(path).Any(line => Promise().IsMatch(line))
        select path);

    /// <summary>A generic type's file shows it: <c>Name{T}.cs</c>.</summary>
    private static string StemOf(string path) => Path.GetFileNameWithoutExtension(path).Split('{')[0];

    /// <summary>The namespace of the file's folder; helpers of tests may keep that of the whole project.</summary>
    private static IEnumerable<string> NamespacesFor(string path)
    {
        var folders = path.Split('/')[1..^1];
        yield return string.Join('.', folders);
        if (path.StartsWith("tests/", StringComparison.Ordinal))
        {
            yield return folders[0];
        }
    }

    private static List<(string Name, int Lines, bool HasSummary)> TypesOf(string path)
    {
        var lines = TrackedFiles.Lines(path);
        var types = new List<(string, int, bool)>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (TypeStart().Match(lines[i]) is { Success: true } match)
            {
                var end = lines[i].EndsWith(';') ? i : Array.FindIndex(lines, i, line => line is "}" or "};" || line.StartsWith(')') && line.EndsWith(';'));
                types.Add((match.Groups["name"].Value, end - i + 1, HasSummaryAbove(lines, i)));
            }
        }

        return types;
    }

    private static bool HasSummaryAbove(string[] lines, int at)
    {
        for (at--; at >= 0 && (lines[at].StartsWith("///", StringComparison.Ordinal) || lines[at].StartsWith('[')); at--)
        {
            if (lines[at].Contains("<summary>", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>With file-scoped namespaces, what starts a line is at the top.</summary>
    [GeneratedRegex(@"^(?:(?:public|internal|file|sealed|abstract|static|readonly|ref|partial|unsafe) )+(?:class|struct|record struct|record|interface|enum) (?<name>\w+)")]
    private static partial Regex TypeStart();

    [GeneratedRegex(@"[/]{2}.*\b(?:TODO|FIXME|HACK)\b|NotImplementedException\(")]
    private static partial Regex Promise();
}
