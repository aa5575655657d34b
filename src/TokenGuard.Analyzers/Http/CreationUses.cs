using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Http;

/// <summary>Says what a client, a request or a handler is given where it is made.</summary>
internal sealed class CreationUses(ObjectTracer tracer, UseReader uses, PropertyUses properties)
{
    /// <summary>Takes what a creation itself gives: its arguments and its initializer.</summary>
    public void Read(IObjectCreationOperation creation)
    {
        foreach (var argument in creation.Arguments.Where(argument => argument.ArgumentKind == ArgumentKind.Explicit))
        {
            ReadCreationArgument(creation, argument);
        }

        foreach (var part in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            ReadInitializer(part, creation);
        }
    }

    private void ReadInitializer(IOperation part, IOperation creation)
    {
        switch (part)
        {
            case IAssignmentOperation { Target: IPropertyReferenceOperation property }:
                properties.Read(property, site: null, variable: null);
                break;
            case IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation property }:
                properties.Read(property, site: null, variable: null);
                break;
            case IInvocationOperation call:
                uses.ReadCall(call, call.Instance ?? creation, site: null, variable: null);
                break;
        }
    }

    /// <summary>What a client is made with: a handler, options, a function that sets it up, another client.</summary>
    private void ReadCreationArgument(IObjectCreationOperation creation, IArgumentOperation argument)
    {
        var value = argument.Value.Unwrap();
        switch (argument.Parameter?.Name)
        {
            case "requestUri" or "baseUrl" or "baseUri" or "resource" or "url" or "baseAddress" or "uri":
                tracer.Result.Add(ObjectUseKind.Address, creation, creation, variable: null, value: value);
                break;
            case "method":
                tracer.Result.Add(ObjectUseKind.Verb, creation, creation, variable: null, value: value);
                break;
            case "handler":
                ReadHandler(creation, value);
                break;
            case "options" or "httpClient" when value is not IDelegateCreationOperation:
                tracer.VisitValue(value);
                break;
            case { } when value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation function } && function.Symbol.Parameters.Length == 1:
                tracer.VisitUses(function.Symbol.Parameters[0], creation);
                break;
            case { } when argument.Parameter.Type.SpecialType == SpecialType.None && argument.Parameter.Type.TypeKind != TypeKind.Enum && value.ConstantValue is not { HasValue: true, Value: null }:
                tracer.Result.Add(ObjectUseKind.Escape, creation, creation, variable: null);
                break;
        }
    }

    private void ReadHandler(IObjectCreationOperation creation, IOperation handler)
    {
        if (!ClientHandler.IsPlain(handler))
        {
            tracer.Result.Add(ObjectUseKind.Escape, creation, creation, variable: null);
        }
    }
}
