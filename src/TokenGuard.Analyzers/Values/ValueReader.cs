using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace TokenGuard.Analyzers.Values;

/// <summary>Finds the expressions that are assigned to a variable, as far as they stand in the same file.</summary>
internal static class ValueReader
{
    /// <summary>What a local, field, property, parameter or method may yield; empty if nothing is known.</summary>
    /// <param name="symbol">The variable or method.</param>
    /// <param name="at">An operation of the same file, from which the file's meaning is asked.</param>
    public static IEnumerable<IOperation> ValuesOf(ISymbol symbol, IOperation at)
    {
        if (at.SemanticModel is not { } model)
        {
            return [];
        }

        return symbol switch
        {
            ILocalSymbol => WritesIn(at.Root().Syntax, symbol, model),
            IFieldSymbol or IPropertySymbol => Declared(symbol, model).Concat(WritesInType(symbol, model)),
            IParameterSymbol parameter => Declared(parameter, model).Concat(ArgumentsFor(parameter, model)),
            IMethodSymbol method => Returned(method, model),
            _ => [],
        };
    }

    /// <summary>Says whether a symbol's value is known from what stands in its own type or method alone.</summary>
    public static bool IsSelfContained(ISymbol symbol) => symbol switch
    {
        ILocalSymbol => true,
        IFieldSymbol field => field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private,
        IPropertySymbol property => property.SetMethod is null || property.SetMethod.DeclaredAccessibility == Accessibility.Private,
        _ => false,
    };

    private static IEnumerable<IOperation> Declared(ISymbol symbol, SemanticModel model) =>
        from reference in symbol.DeclaringSyntaxReferences
        where reference.SyntaxTree == model.SyntaxTree
        from expression in Initializers(reference.GetSyntax())
        let operation = model.OperationOf(expression)
        where operation is not null
        select operation;

    private static IEnumerable<ExpressionSyntax> Initializers(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax { Initializer.Value: { } value } => [value],
        ParameterSyntax { Default.Value: { } value } => [value],
        PropertyDeclarationSyntax property => PropertyValues(property),
        _ => [],
    };

    private static IEnumerable<ExpressionSyntax> PropertyValues(PropertyDeclarationSyntax property)
    {
        if (property.Initializer is { } initializer)
        {
            yield return initializer.Value;
        }

        if (property.ExpressionBody is { } arrow)
        {
            yield return arrow.Expression;
        }

        foreach (var getter in property.AccessorList?.Accessors.Where(accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration)) ?? [])
        {
            foreach (var value in Results(getter))
            {
                yield return value;
            }
        }
    }

    private static IEnumerable<IOperation> Returned(IMethodSymbol method, SemanticModel model) =>
        from reference in method.DeclaringSyntaxReferences
        where reference.SyntaxTree == model.SyntaxTree
        from expression in Results(reference.GetSyntax())
        let operation = model.OperationOf(expression)
        where operation is not null
        select operation;

    private static IEnumerable<ExpressionSyntax> Results(SyntaxNode body)
    {
        foreach (var node in body.DescendantNodes(node => node == body || node is not (LambdaExpressionSyntax or LocalFunctionStatementSyntax or AnonymousMethodExpressionSyntax)))
        {
            switch (node)
            {
                case ReturnStatementSyntax { Expression: { } value }:
                    yield return value;
                    break;
                case ArrowExpressionClauseSyntax arrow when arrow.Parent == body:
                    yield return arrow.Expression;
                    break;
            }
        }
    }

    private static IEnumerable<IOperation> WritesInType(ISymbol member, SemanticModel model) =>
        from reference in member.ContainingType?.DeclaringSyntaxReferences ?? ImmutableArray<SyntaxReference>.Empty
        where reference.SyntaxTree == model.SyntaxTree
        from write in WritesIn(reference.GetSyntax(), member, model)
        select write;

    /// <summary>By name first: only what is called like the variable is asked for its meaning.</summary>
    private static IEnumerable<IOperation> WritesIn(SyntaxNode scope, ISymbol variable, SemanticModel model)
    {
        foreach (var node in scope.DescendantNodesAndSelf())
        {
            var (target, value) = node switch
            {
                VariableDeclaratorSyntax { Initializer.Value: { } initial } declarator when variable is ILocalSymbol && declarator.Identifier.ValueText == variable.Name => (node, initial),
                ForEachStatementSyntax loop when variable is ILocalSymbol && loop.Identifier.ValueText == variable.Name => (node, loop.Expression),
                AssignmentExpressionSyntax assignment when Target(assignment.Left) == variable.Name => (assignment.Left, assignment.Right),
                AssignmentExpressionSyntax { Right: TupleExpressionSyntax values } assignment => Element(assignment.Left, values, variable.Name),
                _ => (node, null),
            };
            if (value is not null && Means(target, variable, model) && model.OperationOf(value) is { } operation)
            {
                yield return operation;
            }
        }
    }

    private static bool Means(SyntaxNode target, ISymbol variable, SemanticModel model)
    {
        var symbol = target is ExpressionSyntax expression ? model.GetSymbolInfo(expression).Symbol : model.GetDeclaredSymbol(target);
        return SymbolEqualityComparer.Default.Equals(symbol, variable);
    }

    /// <summary>What a variable is given by <c>(a, b) = (…, …)</c>.</summary>
    private static (SyntaxNode Target, ExpressionSyntax? Value) Element(ExpressionSyntax left, TupleExpressionSyntax values, string name)
    {
        var targets = left switch
        {
            DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax { Variables: var declared } } => declared.ToList<SyntaxNode>(),
            TupleExpressionSyntax { Arguments: var elements } => elements.Select(SyntaxNode (element) => element.Expression is DeclarationExpressionSyntax { Designation: var one } ? one : element.Expression).ToList(),
            _ => [],
        };
        var index = targets.FindIndex(target => target is SingleVariableDesignationSyntax one ? one.Identifier.ValueText == name : target is ExpressionSyntax expression && Target(expression) == name);
        return index >= 0 && index < values.Arguments.Count ? (targets[index], values.Arguments[index].Expression) : (left, null);
    }

    private static string? Target(ExpressionSyntax left) => left switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>What the callers of the same file hand over: one method deep.</summary>
    private static IEnumerable<IOperation> ArgumentsFor(IParameterSymbol parameter, SemanticModel model)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { DeclaringSyntaxReferences.IsEmpty: false } method
            || method.DeclaringSyntaxReferences[0].SyntaxTree != model.SyntaxTree)
        {
            yield break;
        }

        foreach (var node in model.SyntaxTree.GetRoot().DescendantNodes().Where(node => Calls(node, method)))
        {
            var arguments = model.OperationOf(node) switch
            {
                IInvocationOperation invocation when SymbolEqualityComparer.Default.Equals(invocation.TargetMethod.OriginalDefinition, method) => invocation.Arguments,
                IObjectCreationOperation creation when SymbolEqualityComparer.Default.Equals(creation.Constructor?.OriginalDefinition, method) => creation.Arguments,
                _ => ImmutableArray<IArgumentOperation>.Empty,
            };
            foreach (var argument in arguments.Where(argument => argument.Parameter?.Ordinal == parameter.Ordinal && argument.ArgumentKind == ArgumentKind.Explicit))
            {
                yield return argument.Value;
            }
        }
    }

    private static bool Calls(SyntaxNode node, IMethodSymbol method) => node switch
    {
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax name } => name.Identifier.ValueText == method.Name,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.Identifier.ValueText == method.Name,
        ObjectCreationExpressionSyntax { Type: SimpleNameSyntax type } => method.MethodKind == MethodKind.Constructor && type.Identifier.ValueText == method.ContainingType.Name,
        ImplicitObjectCreationExpressionSyntax => method.MethodKind == MethodKind.Constructor,
        _ => false,
    };
}
