using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TokenGuard.Analyzers.Tests.Harness;
using TokenGuard.Engine.Tests;

namespace TokenGuard.Analyzers.Tests;

public sealed class RobustnessTests
{
    private const int FilesAtOnce = 60;

    private static readonly LanguageVersion[] Versions =
        [LanguageVersion.CSharp5, LanguageVersion.CSharp7_3, LanguageVersion.CSharp9, LanguageVersion.CSharp12, LanguageVersion.Preview];

    /// <summary>Our own sources, and those that packages on this machine bring.</summary>
    private static IEnumerable<string> Files()
    {
        var packages = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string[] folders = [Path.Combine(RepositoryFiles.Root, "src"), Path.Combine(RepositoryFiles.Root, "tests"), packages];
        return folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task No_code_makes_an_analyzer_throw() => Assert.Empty(await ExceptionsIn((text, _) => text));

    [Fact]
    public async Task Half_typed_code_makes_no_analyzer_throw() => Assert.Empty(await ExceptionsIn((text, random) => text[..random.Next(text.Length + 1)]));

    [Fact]
    public async Task Broken_code_makes_no_analyzer_throw() => Assert.Empty(await ExceptionsIn(Break));

    private static async Task<IReadOnlyList<string>> ExceptionsIn(Func<string, Random, string> change)
    {
        var exceptions = new List<string>();
        var count = 0;
        foreach (var files in Files().Chunk(FilesAtOnce))
        {
            var options = new CSharpParseOptions(Versions[count++ % Versions.Length]);
            var trees = files.Select(file => CSharpSyntaxTree.ParseText(ChangeAlone(File.ReadAllText(file), change), options, file));
            exceptions.AddRange((await AllAnalyzers.RunAsync(trees)).Exceptions);
        }

        Assert.True(count > 5, "too few files for a test");
        return exceptions;
    }

    /// <summary>What becomes of a file depends on its text alone, so that new files elsewhere do not change what is tried.</summary>
    private static string ChangeAlone(string text, Func<string, Random, string> change) =>
        change(text, new Random(text.Aggregate(20261126, (seed, character) => unchecked((seed * 31) + character))));

    /// <summary>Takes pieces out, doubles some, and puts signs in.</summary>
    private static string Break(string text, Random random)
    {
        for (var i = 0; i < 12 && text.Length > 0; i++)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(1, 12), text.Length - at);
            text = random.Next(3) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, text.Substring(at, length)),
                _ => text.Insert(at, random.GetItems(["(", ")", "{", "}", "\"", "=>", ";", "new ", "$\"{", "?", "await ", "[", "]", "\"\"\"", " = ", "."], 1)[0]),
            };
        }

        return text;
    }
}
