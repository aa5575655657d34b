using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TokenGuard.CodeFixes.Transport;

/// <summary>What has nothing to do any more once a statement goes: an <c>if</c> with no other statement goes with it.</summary>
internal static class IdleStatement
{
    /// <summary>
    /// The node to take out so that no empty body stays; null where that is not safe, as behind a loop, or behind a question
    /// that may have an effect.
    /// </summary>
    public static SyntaxNode? Of(StatementSyntax statement) => statement.Parent switch
    {
        SwitchSectionSyntax or GlobalStatementSyntax => statement,
        BlockSyntax block when !IsBody(block) => statement,
        BlockSyntax { Statements.Count: 1 } block => OfBody(block),
        BlockSyntax block => block.Statements.All(one => one == statement || IsCheck(one)) ? null : statement,
        _ => OfBody(statement),
    };

    private static SyntaxNode? OfBody(StatementSyntax body) => body.Parent switch
    {
        IfStatementSyntax { Else: null } question when IsHarmless(question.Condition) && !question.ContainsDirectives => Of(question),
        ElseClauseSyntax { ContainsDirectives: false } clause when clause.ElseKeyword.GetPreviousToken().TrailingTrivia.Concat(clause.GetLeadingTrivia()).All(IsBlank) => clause,
        _ => null,
    };

    /// <summary>The body of a loop, a clause and the like; that of a method or lambda may be empty.</summary>
    private static bool IsBody(BlockSyntax block) => block.Parent switch
    {
        BlockSyntax or LocalFunctionStatementSyntax or SwitchSectionSyntax or GlobalStatementSyntax => false,
        StatementSyntax or ElseClauseSyntax or CatchClauseSyntax or FinallyClauseSyntax => true,
        _ => false,
    };

    /// <summary>When all findings of a file are mended at once, this statement goes too.</summary>
    private static bool IsCheck(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } && AssignedName.Of(assignment) is { } name && CertificateCheckName.Is(name);

    private static bool IsBlank(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia;

    /// <summary>A question that only looks, and names nothing that code behind it may use.</summary>
    private static bool IsHarmless(ExpressionSyntax condition) => condition.DescendantNodesAndSelf().All(node => node switch
    {
        AssignmentExpressionSyntax or AwaitExpressionSyntax or BaseObjectCreationExpressionSyntax or AnonymousFunctionExpressionSyntax or VariableDesignationSyntax => false,
        PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax => !node.IsKind(SyntaxKind.PreIncrementExpression) && !node.IsKind(SyntaxKind.PreDecrementExpression)
            && !node.IsKind(SyntaxKind.PostIncrementExpression) && !node.IsKind(SyntaxKind.PostDecrementExpression),
        InvocationExpressionSyntax call => IsQuestion(call),
        _ => true,
    });

    private static bool IsQuestion(InvocationExpressionSyntax call)
    {
        var name = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
        return name is "Equals" or "Contains" or "StartsWith" or "EndsWith" or "GetValue" or "GetEnvironmentVariable"
            || name.StartsWith("Is", StringComparison.Ordinal) || name.StartsWith("Has", StringComparison.Ordinal);
    }
}
