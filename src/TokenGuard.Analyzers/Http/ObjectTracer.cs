using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Http;

/// <summary>
/// Follows a client, request or handler through one file: back to what makes it, and to everything that is done with it
/// by any name. Where it comes from or goes to code that is not seen, that is noted, not guessed.
/// </summary>
internal sealed class ObjectTracer
{
    private const int MostVariables = 32;

    private readonly SemanticModel model;
    private readonly HashSet<ISymbol> variables = new(SymbolEqualityComparer.Default);
    private readonly HashSet<SyntaxNode> creations = [];
    private readonly HashSet<ISymbol> makers = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> givers = new(SymbolEqualityComparer.Default);
    private readonly UseReader uses;

    private ObjectTracer(SemanticModel model)
    {
        this.model = model;
        uses = new UseReader(this);
    }

    public HttpObject Result { get; } = new();

    /// <summary>Follows the object that an expression yields.</summary>
    public static HttpObject Trace(IOperation expression)
    {
        if (expression.SemanticModel is not { } model)
        {
            return new HttpObject { IsUnknown = true };
        }

        return expression.Unwrap() switch
        {
            ILocalReferenceOperation local => HttpModel.For(model).Object(local.Local, () => TraceValue(local, model)),
            IFieldReferenceOperation field => HttpModel.For(model).Object(field.Field, () => TraceValue(field, model)),
            _ => TraceValue(expression, model),
        };
    }

    /// <summary>Follows an object from where it is made or named: back, and on to the variable that it is put into.</summary>
    public static HttpObject TraceHolder(IOperation expression)
    {
        if (expression.SemanticModel is not { } model)
        {
            return new HttpObject { IsUnknown = true };
        }

        var tracer = new ObjectTracer(model);
        tracer.VisitValue(expression);
        if (expression is IObjectCreationOperation)
        {
            tracer.uses.Read(expression, site: null, variable: null);
        }

        return tracer.Result;
    }

    /// <summary>Takes what is done with an object that a function is given.</summary>
    public static HttpObject UsesOf(IParameterSymbol parameter, IOperation function)
    {
        if (function.SemanticModel is not { } model)
        {
            return new HttpObject { IsUnknown = true };
        }

        var tracer = new ObjectTracer(model);
        tracer.VisitUses(parameter, site: null);
        return tracer.Result;
    }

    /// <summary>Goes back to where an object comes from.</summary>
    public void VisitValue(IOperation value)
    {
        value = value.Unwrap();
        switch (value)
        {
            case ILocalReferenceOperation local:
                VisitVariable(local.Local);
                break;
            case IFieldReferenceOperation field:
                VisitVariable(field.Field);
                break;
            case IPropertyReferenceOperation { Property: { Name: "Value", ContainingType: { Name: "Lazy" } }, Instance: { } lazy }:
                VisitValue(lazy);
                break;
            case IPropertyReferenceOperation { Property.IsIndexer: false } property:
                VisitVariable(property.Property);
                break;
            case IParameterReferenceOperation parameter:
                VisitParameter(parameter.Parameter);
                break;
            case IObjectCreationOperation creation:
                VisitCreation(creation);
                break;
            case IInvocationOperation call:
                VisitCall(call);
                break;
            case ICoalesceOperation coalesce:
                VisitValue(coalesce.Value);
                VisitValue(coalesce.WhenNull);
                break;
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                VisitValue(conditional.WhenTrue);
                VisitValue(whenFalse);
                break;
            case ISwitchExpressionOperation choice:
                foreach (var arm in choice.Arms)
                {
                    VisitValue(arm.Value);
                }

                break;
            case IAwaitOperation awaited:
                VisitValue(awaited.Operation);
                break;
            case IAssignmentOperation assignment:
                VisitValue(assignment.Target);
                break;
            case IConditionalAccessInstanceOperation instance when Conditional(instance) is { } access:
                VisitValue(access.Operation);
                break;
            case { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation:
                break;
            default:
                Result.IsUnknown = true;
                break;
        }
    }

    /// <summary>Takes what is done with the object under a name, and what is assigned to it.</summary>
    public void VisitVariable(ISymbol variable)
    {
        if (variable.DeclaringSyntaxReferences.IsEmpty || variable.DeclaringSyntaxReferences[0].SyntaxTree != model.SyntaxTree || variables.Count >= MostVariables)
        {
            Result.IsUnknown = true;
            return;
        }

        if (!variables.Add(variable))
        {
            return;
        }

        if (variable is IFieldSymbol or IPropertySymbol)
        {
            Result.Members.Add(variable);
        }

        if (variable is IPropertySymbol { SetMethod.DeclaredAccessibility: not Accessibility.Private, IsStatic: false })
        {
            Result.IsUnknown = true;
        }

        var known = false;
        var at = model.OperationOf(variable.DeclaringSyntaxReferences[0].GetSyntax()) ?? FirstReference(variable);
        foreach (var value in at is null ? [] : ValueReader.ValuesOf(variable, at).ToList())
        {
            known = true;
            VisitValue(value);
        }

        Result.IsUnknown |= !known;
        VisitUses(variable, site: null);
    }

    /// <summary>Takes what is done with the object under a name.</summary>
    /// <param name="variable">The name.</param>
    /// <param name="site">The call that hands it over to the method whose parameter it is; null if there is none.</param>
    public void VisitUses(ISymbol variable, IOperation? site)
    {
        foreach (var reference in References.To(variable, model))
        {
            uses.Read(reference, site, variable);
        }
    }

    /// <summary>Takes what a method that is seen does with the object that it is given; false if it is not seen.</summary>
    public bool VisitCallee(IParameterSymbol parameter, IOperation site)
    {
        parameter = parameter.OriginalDefinition;
        if (parameter.DeclaringSyntaxReferences.IsEmpty || parameter.DeclaringSyntaxReferences[0].SyntaxTree != model.SyntaxTree
            || parameter.ContainingSymbol is IMethodSymbol { IsAbstract: true } or IMethodSymbol { IsVirtual: true } || parameter.RefKind != RefKind.None)
        {
            return false;
        }

        if (variables.Add(parameter))
        {
            VisitUses(parameter, site);
        }

        return true;
    }

    /// <summary>Takes what callers do with the object that a method returns.</summary>
    public void VisitCallers(IMethodSymbol method)
    {
        if (!givers.Add(method))
        {
            return;
        }

        foreach (var call in References.To(method, model))
        {
            uses.Read(call, site: null, method);
        }
    }

    private static HttpObject TraceValue(IOperation expression, SemanticModel model)
    {
        var tracer = new ObjectTracer(model);
        tracer.VisitValue(expression);
        return tracer.Result;
    }

    private IOperation? FirstReference(ISymbol variable) => References.To(variable, model).FirstOrDefault();

    private void VisitParameter(IParameterSymbol parameter)
    {
        if (!variables.Add(parameter))
        {
            return;
        }

        switch (parameter.ContainingSymbol)
        {
            case IMethodSymbol { MethodKind: MethodKind.Constructor } constructor:
                Result.InjectedInto.Add(constructor.ContainingType);
                VisitUses(parameter, site: null);
                break;
            case IMethodSymbol when FirstReference(parameter) is IParameterReferenceOperation at && Callers.ArgumentsOf(at) is { Count: > 0 } values:
                foreach (var value in values)
                {
                    VisitValue(value);
                }

                VisitUses(parameter, site: null);
                break;
            default:
                Result.IsUnknown = true;
                VisitUses(parameter, site: null);
                break;
        }
    }

    private void VisitCreation(IObjectCreationOperation creation)
    {
        if (!creations.Add(creation.Syntax))
        {
            return;
        }

        if (creation.Type is { Name: "Lazy" })
        {
            VisitLazy(creation);
            return;
        }

        Result.Creations.Add(creation);
        uses.Creations.Read(creation);
    }

    private void VisitLazy(IObjectCreationOperation creation)
    {
        var made = creation.Arguments.FirstOrDefault()?.Value.Unwrap();
        var body = made is IDelegateCreationOperation { Target: IAnonymousFunctionOperation function } ? function.Body : null;
        foreach (var result in body?.Descendants().OfType<IReturnOperation>() ?? [])
        {
            if (result.ReturnedValue is { } value)
            {
                VisitValue(value);
            }
        }

        Result.IsUnknown |= body is null;
    }

    private void VisitCall(IInvocationOperation call)
    {
        if (ClientMethods.FactoryName(call, out var name))
        {
            Result.FactoryNames.Add(name);
        }
        else if (ClientMethods.ReturnsReceiver(call, out var receiver))
        {
            uses.ReadCall(call, receiver, site: null, variable: null);
            VisitValue(receiver);
        }
        else if (call.TargetMethod is { Name: "Create" or "CreateHttp" or "CreateDefault" } && call.TargetMethod.ContainingType.IsOrDerives("System.Net", "WebRequest"))
        {
            if (creations.Add(call.Syntax))
            {
                Result.Creations.Add(call);
                Result.Uses.Add(new ObjectUse(ObjectUseKind.Address, call, call, Value: call.Arguments[0].Value));
            }
        }
        else
        {
            VisitResults(call);
        }
    }

    private void VisitResults(IInvocationOperation call)
    {
        var known = false;
        if (call.TargetMethod is { IsVirtual: false, IsAbstract: false, DeclaringSyntaxReferences.IsEmpty: false } && makers.Count < MostVariables && makers.Add(call.TargetMethod))
        {
            foreach (var value in ValueReader.ValuesOf(call.TargetMethod.OriginalDefinition, call).ToList())
            {
                known = true;
                VisitValue(value);
            }

            Result.IsUnknown |= !known;
        }
        else
        {
            Result.IsUnknown |= !makers.Contains(call.TargetMethod);
        }
    }

    private static IConditionalAccessOperation? Conditional(IOperation instance)
    {
        var current = instance.Parent;
        while (current is not null and not IConditionalAccessOperation)
        {
            current = current.Parent;
        }

        return current as IConditionalAccessOperation;
    }
}
