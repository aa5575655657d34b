using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>Gathers the texts of a file that name scopes, each once, with all places that it goes to.</summary>
internal sealed class ScopeTextCollector(SemanticModel model)
{
    private readonly Dictionary<(TextSpan, string), ScopeText> texts = [];

    public IEnumerable<ScopeText> Texts => texts.Values;

    /// <summary>Adds the texts that an expression is made of.</summary>
    public void Take(ExpressionSyntax value, ScopePlace place, bool isElement = false)
    {
        if (value is InitializerExpressionSyntax list)
        {
            foreach (var element in list.Expressions.Where(element => element is not InitializerExpressionSyntax and not AssignmentExpressionSyntax))
            {
                Take(element, place, isElement: true);
            }
        }
        else if (model.OperationOf(value) is { } operation)
        {
            Take(operation, place, isElement);
        }
    }

    /// <summary>Adds the texts that a value is made of.</summary>
    public void Take(IOperation value, ScopePlace place, bool isElement)
    {
        if (IsTable(value.Type))
        {
            return;
        }

        foreach (var found in ScopeTextFinder.Find(value))
        {
            Add(found.Text, found.Syntax, found.Syntax.Span, place, isWhole: found.Syntax is LiteralExpressionSyntax, isElement || found.IsElement);
        }
    }

    /// <summary>Adds the constants of an attribute's argument.</summary>
    public void TakeConstants(ExpressionSyntax argument, ScopePlace place)
    {
        foreach (var expression in argument.DescendantNodesAndSelf().OfType<ExpressionSyntax>())
        {
            if (expression is LiteralExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax or BinaryExpressionSyntax
                && expression.Parent is not (MemberAccessExpressionSyntax or BinaryExpressionSyntax)
                && model.GetConstantValue(expression) is { HasValue: true, Value: string text })
            {
                Add(text, expression, expression.Span, place, isWhole: expression is LiteralExpressionSyntax, isElement: expression != argument);
            }
        }
    }

    /// <summary>Adds one text, if it can be one of scopes.</summary>
    public void Add(string text, SyntaxNode syntax, TextSpan span, ScopePlace place, bool isWhole, bool isElement = false)
    {
        if (syntax.SyntaxTree != model.SyntaxTree || !ScopeList.LooksLikeScopes(text))
        {
            return;
        }

        if (!texts.TryGetValue((span, text), out var known))
        {
            texts[(span, text)] = known = new ScopeText(text, syntax, span) { IsWhole = isWhole, IsElement = isElement };
        }

        known.GoesTo(place);
    }

    /// <summary>Dictionaries say what scopes a server has, with a description each.</summary>
    private static bool IsTable(ITypeSymbol? type) => type is { Name: "Dictionary" or "IDictionary" or "IReadOnlyDictionary" };
}
