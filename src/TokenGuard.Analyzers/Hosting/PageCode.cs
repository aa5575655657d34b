using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TokenGuard.Analyzers.Hosting;

/// <summary>
/// The C# of <c>.razor</c> and <c>.cshtml</c> pages: the compiler is given a generated file, in which <c>#line</c> says
/// what a developer wrote, and where in the page.
/// </summary>
internal static class PageCode
{
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<bool>> Known = new();

    /// <summary>True if a file has code of a page.</summary>
    public static bool Is(SyntaxTree tree) => Known.GetValue(tree, static key => new StrongBox<bool>(MapsToPage(key))).Value;

    /// <summary>The place in its page of code that a developer wrote there; null for all other code.</summary>
    public static FileLinePositionSpan? PlaceOf(Location location) =>
        location.SourceTree is { } tree && Is(tree) && location.GetMappedLineSpan() is { HasMappedPath: true } mapped && IsPage(mapped.Path) ? mapped : null;

    /// <summary>The file in which a developer finds the code: its page, if it has one.</summary>
    public static string PathOf(Location location) => PlaceOf(location)?.Path ?? location.SourceTree!.FilePath;

    /// <summary>
    /// The page that a file was made of, as it says at its head: one of markup alone has no code of a developer. Null for all
    /// other files.
    /// </summary>
    public static string? PageOf(SyntaxTree tree)
    {
        var root = tree.GetRoot();
        for (var directive = root.ContainsDirectives ? root.GetFirstDirective() : null; directive is not null; directive = directive.GetNextDirective())
        {
            if (directive is PragmaChecksumDirectiveTriviaSyntax checksum && IsPage(checksum.File.ValueText))
            {
                return checksum.File.ValueText;
            }
        }

        return null;
    }

    /// <summary>The parts of a page that are C#, as far as a file has them.</summary>
    public static IEnumerable<LinePositionSpan> PartsOf(string page, SyntaxTree tree)
    {
        foreach (var mapping in tree.GetLineMappings())
        {
            if (!mapping.IsHidden && mapping.MappedSpan is { HasMappedPath: true } mapped && mapped.Path == page)
            {
                yield return mapped.Span;
            }
        }
    }

    public static bool IsPage(string path) =>
        path.EndsWith(".razor", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".cshtml", StringComparison.OrdinalIgnoreCase);

    private static bool MapsToPage(SyntaxTree tree)
    {
        foreach (var mapping in tree.GetLineMappings())
        {
            if (!mapping.IsHidden && mapping.MappedSpan is { HasMappedPath: true } mapped && IsPage(mapped.Path))
            {
                return true;
            }
        }

        return false;
    }
}
