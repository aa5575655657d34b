using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

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
