using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>Walks a file once and hands every expression that gives scopes to the collector.</summary>
internal sealed class ScopePlaceFinder(SemanticModel model, ProviderIndex index, ScopeTextCollector collector)
{
    private readonly ScopeMember members = new(model, index);
    private readonly ScopeFieldFinder fields = new(collector);
    private readonly ScopeCallFinder calls = new(model, index, collector, new ScopeMember(model, index));

    public void Visit(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes(node => node is not (UsingDirectiveSyntax or AttributeListSyntax)))
        {
            switch (node)
            {
                case LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax:
                    fields.Visit((ExpressionSyntax)node);
                    break;
                case InvocationExpressionSyntax invocation:
                    calls.VisitInvocation(invocation);
                    break;
                case BaseObjectCreationExpressionSyntax creation:
                    calls.VisitCreation(creation);
                    break;
                case AttributeListSyntax attributes:
                    VisitAttributes(attributes);
                    break;
                case MemberAccessExpressionSyntax access:
                    VisitAccess(access);
                    break;
                default:
                    VisitNamed(node);
                    break;
            }
        }
    }

    private void VisitNamed(SyntaxNode node)
    {
        switch (node)
        {
            case AssignmentExpressionSyntax assignment:
                VisitAssignment(assignment);
                break;
            case VariableDeclaratorSyntax { Initializer.Value: { } value } variable when ScopeName.IsScope(variable.Identifier.ValueText):
                collector.Take(value, members.PlaceOf(variable, variable.Identifier.ValueText));
                break;
            case PropertyDeclarationSyntax property when ScopeName.IsScope(property.Identifier.ValueText):
                VisitProperty(property);
                break;
            case ParameterSyntax { Default.Value: { } value } parameter when ScopeName.IsScope(parameter.Identifier.ValueText):
                collector.Take(value, members.PlaceOf(parameter, parameter.Identifier.ValueText));
                break;
            case AnonymousObjectMemberDeclaratorSyntax { NameEquals.Name.Identifier.ValueText: var name } member when ScopeName.IsKey(name):
                collector.Take(member.Expression, new ScopePlace(member) { IsField = true });
                break;
            case AnonymousObjectMemberDeclaratorSyntax { NameEquals: null, Expression: IdentifierNameSyntax name } member when ScopeName.IsKey(name.Identifier.ValueText):
                collector.Take(name, new ScopePlace(member) { IsField = true });
                break;
            case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: { Count: 2 } pair } when ScopeSyntax.IsKey(pair[0], model):
                collector.Take(pair[1], new ScopePlace(node) { IsField = true });
                break;
            case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: { Count: 2 } part }
                when part[0] is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } content } && ScopeSyntax.IsKey(part[1], model):
                collector.Take(content[0].Expression, new ScopePlace(node) { IsField = true });
                break;
            case TupleExpressionSyntax { Arguments: { Count: 2 } pair } when ScopeSyntax.IsKey(pair[0].Expression, model):
                collector.Take(pair[1].Expression, new ScopePlace(node) { IsField = true });
                break;
        }
    }

    private void VisitProperty(PropertyDeclarationSyntax property)
    {
        var values = new[] { property.Initializer?.Value, property.ExpressionBody?.Expression }
            .Concat(property.AccessorList?.Accessors.Where(accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration)).Select(accessor => accessor.ExpressionBody?.Expression) ?? []);
        foreach (var value in values.OfType<ExpressionSyntax>())
        {
            collector.Take(value, members.PlaceOf(property, property.Identifier.ValueText));
        }
    }

    private void VisitAssignment(AssignmentExpressionSyntax assignment)
    {
        switch (assignment.Left)
        {
            case ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } key } when ScopeSyntax.IsKey(key[0].Expression, model) && !IsGranted(assignment):
            case ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } key2 } when ScopeSyntax.IsKey(key2[0].Expression, model):
                collector.Take(assignment.Right, new ScopePlace(assignment) { IsField = true });
                break;
            case IdentifierNameSyntax name when ScopeName.IsScope(name.Identifier.ValueText):
                collector.Take(assignment.Right, members.PlaceOf(assignment, name));
                break;
            case MemberAccessExpressionSyntax access when ScopeName.IsScope(access.Name.Identifier.ValueText):
                collector.Take(assignment.Right, members.PlaceOf(assignment, access));
                break;
        }
    }

    /// <summary>Beside what a token says of itself a scope is one that was granted.</summary>
    private static bool IsGranted(AssignmentExpressionSyntax entry) =>
        entry.Parent?.Parent is BaseObjectCreationExpressionSyntax creation && RequestBody.OfCreation(creation) is { } body && (body.Has("token_type") || body.Has("iss") || body.Has("exp"));

    private void VisitAttributes(AttributeListSyntax attributes)
    {
        foreach (var attribute in attributes.Attributes)
        {
            var name = ScopeSyntax.LastName(attribute.Name);
            if (name is "Authorize" or "AuthorizeAttribute" || ScopeSyntax.IsQuestion(name))
            {
                continue;
            }

            foreach (var argument in attribute.ArgumentList?.Arguments ?? [])
            {
                if (ScopeName.IsScope(argument.NameEquals?.Name.Identifier.ValueText ?? argument.NameColon?.Name.Identifier.ValueText ?? ""))
                {
                    var place = ScopeSink.PlaceOf(attribute, model.GetTypeInfo(attribute).Type, member: null, index) with { IsNamed = true };
                    collector.TakeConstants(argument.Expression, place);
                }
            }
        }
    }

    /// <summary>Scopes that are fields of Google's libraries, wherever they are named.</summary>
    private void VisitAccess(MemberAccessExpressionSyntax access)
    {
        if (ScopeSyntax.LastName(access.Expression) is "Scope" or "ScopeConstants" && model.GetSymbolInfo(access).Symbol is IFieldSymbol field && GoogleScope.Of(field) is { } scope)
        {
            collector.Add(scope, access, access.Span, new ScopePlace(access) { Provider = "google", IsOAuth = true }, isWhole: false);
        }
    }
}
