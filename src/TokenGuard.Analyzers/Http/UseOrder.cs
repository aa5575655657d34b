using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TokenGuard.Analyzers.Http;

/// <summary>Says whether something that is done with an object can have happened when a request is sent.</summary>
internal static class UseOrder
{
    /// <summary>False where the use stands behind the call, or on a way that does not lead to it.</summary>
    public static bool MayPrecede(ObjectUse use, IOperation send)
    {
        var site = use.Site.Syntax;
        var at = send.Syntax;
        if (!use.IsLocal || site.SyntaxTree != at.SyntaxTree || References.Member(site) != References.Member(at) || IsInLocalFunction(site, at) || IsInLocalFunction(at, site))
        {
            return true;
        }

        if (CommonLoop(site, at) is { } loop && !IsDeclaredIn(use.Variable, loop))
        {
            return true;
        }

        return site.SpanStart < at.Span.End && !AreAlternatives(site, at) && !LeavesBefore(site, at);
    }

    /// <summary>True where the use always comes first: it stands in a block around the call, before it.</summary>
    public static bool AlwaysPrecedes(ObjectUse use, IOperation send)
    {
        var site = use.Site.Syntax;
        var statement = site.FirstAncestorOrSelf<StatementSyntax>();
        return site.SyntaxTree == send.Syntax.SyntaxTree
            && site.SpanStart < send.Syntax.SpanStart
            && (statement?.Parent is BlockSyntax or SwitchSectionSyntax ? statement.Parent : statement?.Parent is GlobalStatementSyntax global ? global.Parent : null) is { } block
            && block.Span.Contains(send.Syntax.Span)
            && site.Ancestors().TakeWhile(node => node != statement).All(node => node is not AnonymousFunctionExpressionSyntax);
    }

    private static bool IsInLocalFunction(SyntaxNode node, SyntaxNode other) =>
        node.FirstAncestorOrSelf<LocalFunctionStatementSyntax>() is { } function && !function.Span.Contains(other.Span);

    private static SyntaxNode? CommonLoop(SyntaxNode site, SyntaxNode at) =>
        site.Ancestors().FirstOrDefault(node => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax && node.Span.Contains(at.Span));

    private static bool IsDeclaredIn(ISymbol? variable, SyntaxNode loop) =>
        variable is null || variable.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == loop.SyntaxTree && loop.Span.Contains(reference.Span));

    /// <summary>True for the two branches of a choice.</summary>
    private static bool AreAlternatives(SyntaxNode site, SyntaxNode at)
    {
        for (SyntaxNode? branch = site, parent = site.Parent; parent is not null; branch = parent, parent = parent.Parent)
        {
            if (parent.Span.Contains(at.Span))
            {
                return !branch!.Span.Contains(at.Span) && parent switch
                {
                    IfStatementSyntax choice => branch != choice.Condition && !choice.Condition.Span.Contains(at.Span),
                    ConditionalExpressionSyntax choice => branch != choice.Condition && !choice.Condition.Span.Contains(at.Span),
                    SwitchStatementSyntax or SwitchExpressionSyntax => branch is SwitchSectionSyntax or SwitchExpressionArmSyntax && !IsGoverning(parent, at),
                    _ => false,
                };
            }
        }

        return false;
    }

    private static bool IsGoverning(SyntaxNode choice, SyntaxNode at) => choice switch
    {
        SwitchStatementSyntax statement => statement.Expression.Span.Contains(at.Span),
        SwitchExpressionSyntax expression => expression.GoverningExpression.Span.Contains(at.Span),
        _ => false,
    };

    /// <summary>True if the block of the use ends with a way out that passes the call by.</summary>
    private static bool LeavesBefore(SyntaxNode site, SyntaxNode at)
    {
        foreach (var block in site.Ancestors().TakeWhile(node => !node.Span.Contains(at.Span)))
        {
            if (block is AnonymousFunctionExpressionSyntax)
            {
                return false;
            }

            var last = block switch
            {
                BlockSyntax { Statements: { Count: > 0 } statements } => statements[statements.Count - 1],
                SwitchSectionSyntax { Statements: { Count: > 0 } statements } => statements[statements.Count - 1],
                _ => null,
            };
            if (last is ReturnStatementSyntax or ThrowStatementSyntax)
            {
                return true;
            }
        }

        return false;
    }
}
