using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Transport;

/// <summary>What is done with an object in its file: the properties that are set and the methods that are called.</summary>
internal sealed class ObjectSettings
{
    private readonly List<IAssignmentOperation> assignments = [];
    private readonly List<IInvocationOperation> calls = [];

    public IReadOnlyList<IInvocationOperation> Calls => calls;

    /// <summary>Follows an object from its creation: its initializer, then its variable.</summary>
    public static ObjectSettings Of(IOperation creation)
    {
        var settings = new ObjectSettings();
        if (creation is IObjectCreationOperation { Initializer: { } initializer })
        {
            settings.assignments.AddRange(initializer.Descendants().OfType<ISimpleAssignmentOperation>());
        }

        if (VariableOf(creation) is { } variable && creation.SemanticModel is { } model)
        {
            settings.Follow(variable, ScopeOf(variable, creation), model);
        }

        return settings;
    }

    /// <summary>Follows the object that a call is made on.</summary>
    public static ObjectSettings OfReceiver(IOperation receiver)
    {
        var settings = new ObjectSettings();
        if (SymbolOf(receiver) is { } variable && receiver.SemanticModel is { } model)
        {
            settings.Follow(variable, ScopeOf(variable, receiver), model);
        }

        return settings;
    }

    /// <summary>The assignments to a property, also of an object that the object holds.</summary>
    public IEnumerable<IAssignmentOperation> To(string property) =>
        assignments.Where(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: var name } && name == property);

    /// <summary>True if a property is set to anything but false or null.</summary>
    public bool Sets(string property) => To(property).Any(assignment => assignment.Value.Unwrap().ConstantValue is not ({ HasValue: true, Value: null } or { HasValue: true, Value: false }));

    public bool HasCall(string method) => calls.Any(call => call.TargetMethod.Name == method);

    private void Follow(ISymbol variable, SyntaxNode scope, SemanticModel model)
    {
        foreach (var node in scope.DescendantNodes())
        {
            switch (node)
            {
                case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax left } when IsOf(left.Expression, variable, model) && model.OperationOf(node) is IAssignmentOperation assignment:
                    assignments.Add(assignment);
                    break;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } when IsOf(access.Expression, variable, model) && model.OperationOf(node) is IInvocationOperation call:
                    calls.Add(call);
                    break;
            }
        }
    }

    private static bool IsOf(ExpressionSyntax expression, ISymbol variable, SemanticModel model)
    {
        while (true)
        {
            switch (expression)
            {
                case IdentifierNameSyntax name:
                    return name.Identifier.ValueText == variable.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, variable);
                case MemberAccessExpressionSyntax access when access.Name.Identifier.ValueText == variable.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(access).Symbol, variable):
                    return true;
                case MemberAccessExpressionSyntax access:
                    expression = access.Expression;
                    break;
                default:
                    return false;
            }
        }
    }

    private static SyntaxNode ScopeOf(ISymbol variable, IOperation at) =>
        variable is IFieldSymbol or IPropertySymbol ? at.Syntax.SyntaxTree.GetRoot() : at.Root().Syntax;

    private static ISymbol? VariableOf(IOperation creation) => creation.ParentIgnoringConversions() switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
        IFieldInitializerOperation { InitializedFields: { IsEmpty: false } fields } => fields[0],
        IPropertyInitializerOperation { InitializedProperties: { IsEmpty: false } properties } => properties[0],
        IAssignmentOperation assignment => SymbolOf(assignment.Target),
        _ => null,
    };

    private static ISymbol? SymbolOf(IOperation reference) => reference.Unwrap() switch
    {
        ILocalReferenceOperation local => local.Local,
        IFieldReferenceOperation field => field.Field,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IPropertyReferenceOperation { Property.IsIndexer: false } property => property.Property,
        _ => null,
    };
}
