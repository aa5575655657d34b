using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TokenGuard.Analyzers;
using TokenGuard.CodeFixes.Editing;
using TokenGuard.CodeFixes.Reading;

namespace TokenGuard.CodeFixes;

/// <summary>TG3001: asks for a narrower scope.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OverBroadScopeFix))]
public sealed class OverBroadScopeFix() : GuardFix("TG3001")
{
    private protected override Task<IReadOnlyList<Remedy>> FindAsync(FixPlace place, CancellationToken cancellation)
    {
        var alternatives = place.Property(DiagnosticProperty.Instead)?.Split('|').Select(scope => scope.Trim()).Where(IsPlain) ?? [];
        return Task.FromResult<IReadOnlyList<Remedy>>([.. alternatives.Select((scope, index) => Narrow(place, scope, index)).OfType<Remedy>()]);
    }

    /// <summary>By number, so that "fix all" narrows every scope, each to its own.</summary>
    private static Remedy? Narrow(FixPlace place, string scope, int index) =>
        Replace(place, scope) is { } change ? new Remedy($"Use scope {scope}", $"narrow-{index + 1}", new Edit(change)) : null;

    /// <summary>One scope of a longer literal is replaced where it stands, a whole literal between its quotation marks.</summary>
    private static TextChange? Replace(FixPlace place, string scope) => place.Node switch
    {
        LiteralExpressionSyntax literal when StringToken.Read(literal.Token) is { } token && !literal.Token.Text.Contains("\n") =>
            new TextChange(token.Content.Intersection(place.Span) is { IsEmpty: false } part ? part : token.Content, scope),
        InterpolatedStringTextSyntax => new TextChange(place.Span, scope),
        MemberAccessExpressionSyntax member when place.Model.GetTypeInfo(member).Type?.SpecialType == SpecialType.System_String =>
            new TextChange(member.Span, SymbolDisplay.FormatLiteral(scope, quote: true)),
        _ => null,
    };

    /// <summary>What needs no escaping in any kind of literal.</summary>
    private static bool IsPlain(string scope) => scope.Length > 0 && scope.All(c => c is > ' ' and < '\u007f' and not ('"' or '\\' or '{' or '}') or ' ');
}
