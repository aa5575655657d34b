using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TokenGuard.CodeFixes.Editing;

/// <summary>Adds to what stands above the code of a file: imports and attributes of the assembly.</summary>
internal static class FileHead
{
    /// <summary>The changes that add imports, and lines behind the imports.</summary>
    public static IEnumerable<TextChange> Extend(CompilationUnitSyntax root, SourceText text, IReadOnlyCollection<string> imports, string? lines)
    {
        var newLine = LineBreak.Of(text);
        var attributes = lines?.Replace("\n", newLine);
        var usings = root.Usings.Count == 0 && root.Members.FirstOrDefault() is BaseNamespaceDeclarationSyntax { Usings.Count: > 0 } inner && attributes is null
            ? inner.Usings
            : root.Usings;
        if (usings.Count == 0)
        {
            var added = string.Concat(imports.Select(import => $"using {import};{newLine}"));
            var all = string.Join(newLine, new[] { added, attributes }.Where(part => !string.IsNullOrEmpty(part)));
            if (all.Length > 0)
            {
                yield return new TextChange(new TextSpan(Start(root), 0), all + newLine);
            }

            yield break;
        }

        foreach (var import in imports)
        {
            yield return Add(import, usings, text, newLine);
        }

        if (attributes is not null)
        {
            yield return new TextChange(new TextSpan(text.Lines.GetLineFromPosition(usings.Last().Span.End).EndIncludingLineBreak, 0), newLine + attributes);
        }
    }

    private static TextChange Add(string import, SyntaxList<UsingDirectiveSyntax> usings, SourceText text, string newLine)
    {
        var next = usings.FirstOrDefault(other => IsPlain(other) && Compare(import, other.Name!.ToString()) < 0);
        if (next is not null)
        {
            var start = next.GetFirstToken().SpanStart;
            return new TextChange(new TextSpan(start, 0), $"using {import};{newLine}{Indentation.At(text, start)}");
        }

        var last = usings.LastOrDefault(IsPlain) ?? usings.Last();
        return new TextChange(new TextSpan(last.Span.End, 0), $"{newLine}{Indentation.At(text, last.SpanStart)}using {import};");
    }

    private static bool IsPlain(UsingDirectiveSyntax directive) =>
        directive is { Alias: null, Name: not null } && directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.GlobalKeyword.IsKind(SyntaxKind.None);

    private static int Compare(string one, string other) =>
        IsSystem(one) == IsSystem(other) ? string.CompareOrdinal(one, other) : IsSystem(one) ? -1 : 1;

    private static bool IsSystem(string import) => import == "System" || import.StartsWith("System.", StringComparison.Ordinal);

    /// <summary>Behind a header comment, which ends with an empty line or before the namespace, and before all else.</summary>
    private static int Start(CompilationUnitSyntax root)
    {
        var first = root.GetFirstToken(includeZeroWidth: true);
        var (end, lineBreaks) = (root.Externs.LastOrDefault()?.FullSpan.End ?? -1, 0);
        if (end >= 0)
        {
            return end;
        }

        foreach (var trivia in first.LeadingTrivia)
        {
            switch (trivia.Kind())
            {
                case SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia:
                    (end, lineBreaks) = (0, 0);
                    break;
                case SyntaxKind.EndOfLineTrivia when end >= 0 && ++lineBreaks == 2:
                    return trivia.Span.End;
                case SyntaxKind.EndOfLineTrivia or SyntaxKind.WhitespaceTrivia:
                    break;
                default:
                    return 0;
            }
        }

        return end >= 0 && first.IsKind(SyntaxKind.NamespaceKeyword) ? first.SpanStart : 0;
    }
}
