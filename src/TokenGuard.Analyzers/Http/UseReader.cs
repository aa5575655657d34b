using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Http;

/// <summary>Says what is done with a client, a request or a part of it where an expression yields it.</summary>
internal sealed class UseReader
{
    private readonly ObjectTracer tracer;
    private readonly HttpObject result;
    private readonly PropertyUses properties;

    public UseReader(ObjectTracer tracer)
    {
        this.tracer = tracer;
        result = tracer.Result;
        properties = new PropertyUses(this, result);
        Creations = new CreationUses(tracer, this, properties);
    }

    public CreationUses Creations { get; }

    /// <summary>Takes the use of an object at a place where it is named or made.</summary>
    /// <param name="item">The expression that yields the object.</param>
    /// <param name="site">The call that handed it to this method; null if it is the method's own.</param>
    /// <param name="variable">The name through which it is used.</param>
    public void Read(IOperation item, IOperation? site, ISymbol? variable)
    {
        switch (item.Parent)
        {
            case IConversionOperation or IParenthesizedOperation or IAwaitOperation or ICoalesceOperation:
                Read(item.Parent, site, variable);
                break;
            case IConditionalOperation choice when choice.Condition != item:
                Read(choice, site, variable);
                break;
            case ISwitchExpressionArmOperation { Parent: { } choice } arm when arm.Value == item:
                Read(choice, site, variable);
                break;
            case IConditionalAccessOperation access when access.Operation == item:
                ReadConditional(access, site, variable);
                break;
            case IPropertyReferenceOperation property when property.Instance == item:
                properties.Read(property, site, variable);
                break;
            case IInvocationOperation call when call.Instance == item:
                ReadCall(call, item, site, variable);
                break;
            case IArgumentOperation argument:
                ReadArgument(argument, site, variable);
                break;
            case IAssignmentOperation assignment when assignment.Value == item:
                ReadAlias(assignment.Target, site, variable, assignment);
                break;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var alias } } initializer:
                ReadAlias(alias, item, site, variable, initializer);
                break;
            case IFieldInitializerOperation { InitializedFields: [var field, ..] }:
                tracer.VisitVariable(field);
                break;
            case IPropertyInitializerOperation { InitializedProperties: [var property, ..] }:
                tracer.VisitVariable(property);
                break;
            case IReturnOperation returned:
                ReadResult(returned, item, site, variable);
                break;
            case IAssignmentOperation or IExpressionStatementOperation or IUsingOperation or IBinaryOperation or IIsPatternOperation or IIsTypeOperation
                or INameOfOperation or IEventReferenceOperation or ILockOperation or IInterpolationOperation
                or IVariableInitializerOperation or IConditionalOperation or ISymbolInitializerOperation or IParameterInitializerOperation or null:
                break;
            default:
                result.Add(ObjectUseKind.Escape, item, site, variable);
                break;
        }
    }

    /// <summary>Takes a call on the object, or of an extension method on it.</summary>
    public void ReadCall(IInvocationOperation call, IOperation receiver, IOperation? site, ISymbol? variable)
    {
        if (ClientMethods.IsSend(call.TargetMethod))
        {
            result.Add(ObjectUseKind.Send, call, site, variable);
            return;
        }

        if (ClientMethods.Describe(call) is { } described)
        {
            foreach (var use in described)
            {
                result.Add(use.Kind, call, site, variable, use.Name, use.Value);
            }
        }
        else if (!IsSeen(call, receiver, site, variable))
        {
            result.Add(ClientMethods.IsNamedForAuthentication(call.TargetMethod.Name) ? ObjectUseKind.Credential : ObjectUseKind.Escape, call, site, variable);
        }

        if (SymbolEqualityComparer.Default.Equals(call.Type, receiver.Type) || ClientMethods.ReturnsReceiver(call, out _))
        {
            Read(call, site, variable);
        }
    }

    private bool IsSeen(IInvocationOperation call, IOperation receiver, IOperation? site, ISymbol? variable)
    {
        var argument = call.Arguments.FirstOrDefault(argument => argument.Value == receiver || argument.Value.Unwrap() == receiver.Unwrap());
        return argument?.Parameter is { } parameter && tracer.VisitCallee(parameter, site ?? call);
    }

    private void ReadConditional(IConditionalAccessOperation access, IOperation? site, ISymbol? variable)
    {
        if (access.WhenNotNull.DescendantsAndSelf().FirstOrDefault(part => part is IConditionalAccessInstanceOperation) is { } instance)
        {
            Read(instance, site, variable);
        }
    }

    private void ReadArgument(IArgumentOperation argument, IOperation? site, ISymbol? variable)
    {
        switch (argument.Parent)
        {
            case IInvocationOperation { TargetMethod: { IsExtensionMethod: true } } call when argument.Parameter?.Ordinal == 0:
                ReadCall(call, argument.Value, site, variable);
                break;
            case IInvocationOperation call when ClientMethods.IsSend(call.TargetMethod):
                result.Add(ObjectUseKind.Send, call, site, variable);
                break;
            case IInvocationOperation { TargetMethod.Name: "ThrowIfNull" or "ReferenceEquals" or "Equals" or "SuppressFinalize" }:
                break;
            case IInvocationOperation call when argument.Parameter is { } parameter && tracer.VisitCallee(parameter, site ?? call):
                break;
            case IObjectCreationOperation creation when ClientMethods.IsPartOfClient(creation):
                // The client is followed by itself: what is asked here is what happens to the handler or the options.
                break;
            default:
                result.Add(ObjectUseKind.Escape, argument, site, variable);
                break;
        }
    }

    private void ReadAlias(IOperation target, IOperation? site, ISymbol? variable, IOperation assignment)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                ReadAlias(local.Local, assignment, site, variable, assignment);
                break;
            case IFieldReferenceOperation field:
                ReadAlias(field.Field, assignment, site, variable, assignment);
                break;
            case IPropertyReferenceOperation { Property.IsIndexer: false, Instance: null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } } property:
                ReadAlias(property.Property, assignment, site, variable, assignment);
                break;
            case IDiscardOperation:
                break;
            default:
                result.Add(ObjectUseKind.Escape, assignment, site, variable);
                break;
        }
    }

    /// <summary>A part of the object, such as its headers, may get a name of its own too.</summary>
    private void ReadAlias(ISymbol alias, IOperation item, IOperation? site, ISymbol? variable, IOperation assignment)
    {
        if (item.Unwrap() is IPropertyReferenceOperation { Property.Name: "DefaultRequestHeaders" or "Headers" } or IAssignmentOperation { Value: IPropertyReferenceOperation { Property.Name: "DefaultRequestHeaders" or "Headers" } })
        {
            tracer.VisitUses(alias, site ?? (alias is ILocalSymbol ? null : assignment));
        }
        else
        {
            tracer.VisitVariable(alias);
        }
    }

    /// <summary>What a method returns of its own is its callers'; what it returns of the type's is followed to them.</summary>
    private void ReadResult(IReturnOperation returned, IOperation item, IOperation? site, ISymbol? variable)
    {
        var function = returned.SemanticModel?.GetEnclosingSymbol(returned.Syntax.SpanStart);
        switch (function)
        {
            case IMethodSymbol { AssociatedSymbol: IPropertySymbol property }:
                tracer.VisitVariable(property);
                break;
            case IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method when variable is IFieldSymbol or IPropertySymbol:
                tracer.VisitCallers(method);
                break;
            case IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction }:
                break;
            case IPropertySymbol property:
                tracer.VisitVariable(property);
                break;
            default:
                result.Add(ObjectUseKind.Escape, item, site, variable);
                break;
        }
    }
}
