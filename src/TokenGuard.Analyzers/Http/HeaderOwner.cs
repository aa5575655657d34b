using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Names;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Http;

/// <summary>Finds the clients and requests that a header is set on.</summary>
internal static class HeaderOwner
{
    private const int DeepestVariable = 4;

    /// <summary>The whole addresses that requests with the header are sent to, as far as the file tells.</summary>
    /// <param name="setting">The call, assignment or creation that makes the header.</param>
    public static IEnumerable<FoldedText> AddressesOf(IOperation setting)
    {
        foreach (var owner in Of(setting, DeepestVariable))
        {
            if (FlurlSend(owner) is { } sent)
            {
                foreach (var address in sent.Addresses(registered: null))
                {
                    yield return address;
                }

                continue;
            }

            var traced = ObjectTracer.TraceHolder(owner);
            if (traced.Address is { } own && UrlReader.IsAbsolute(own))
            {
                yield return own;
            }

            foreach (var send in traced.Uses.Where(use => use.Kind == ObjectUseKind.Send).Select(use => use.Operation).OfType<IInvocationOperation>())
            {
                if (HttpCallReader.Read(send) is not { } call || IsReplaced(owner, call))
                {
                    continue;
                }

                foreach (var address in call.Addresses(registered: null))
                {
                    yield return address;
                }
            }
        }
    }

    /// <summary>A request with an Authorization header of its own does not send that of its client.</summary>
    private static bool IsReplaced(IOperation owner, HttpCall call) =>
        owner.Type?.Name == "HttpClient"
        && call.Request?.Uses.Any(own => own.Kind == ObjectUseKind.Header && string.Equals(own.Name, AuthHeader.Authorization, StringComparison.OrdinalIgnoreCase)) == true;

    private static IEnumerable<IOperation> Of(IOperation setting, int depth)
    {
        if (setting is IInvocationOperation call)
        {
            var receiver = call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);
            return receiver switch
            {
                null => [],
                IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } => Initialized(call),
                _ => [OfHeaders(receiver, call)],
            };
        }

        return setting is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } headers } } indexed ? [OfHeaders(headers, indexed)] : OfValue(setting, depth);
    }

    /// <summary>Where a header value, or an authenticator, is put.</summary>
    private static IEnumerable<IOperation> OfValue(IOperation value, int depth)
    {
        var parent = value.ParentIgnoringConversions();
        while (parent is IConditionalOperation or ICoalesceOperation)
        {
            parent = parent.ParentIgnoringConversions();
        }

        switch (parent)
        {
            case IAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Authorization" or "Authenticator" } property } assignment:
                return property.Instance is null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } ? Initialized(assignment) : [OfHeaders(property.Instance, assignment)];
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } when depth > 0 && value.SemanticModel is { } model:
                return References.To(local, model).SelectMany(reference => OfValue(reference, depth - 1));
            default:
                return [];
        }
    }

    /// <summary>The creation whose initializer a part stands in, past the initializer of its headers.</summary>
    private static IEnumerable<IOperation> Initialized(IOperation part)
    {
        var current = part.Parent;
        while (current is IObjectOrCollectionInitializerOperation or IMemberInitializerOperation)
        {
            current = current.Parent;
        }

        return current is IObjectCreationOperation creation ? [creation] : [];
    }

    /// <summary>The object that headers belong to; the object itself if it is none.</summary>
    private static IOperation OfHeaders(IOperation headers, IOperation at)
    {
        headers = headers.Unwrap();
        return headers switch
        {
            IPropertyReferenceOperation { Property.Name: "DefaultRequestHeaders" or "Headers", Instance: { } owner } => owner,
            ILocalReferenceOperation local when ValueReader.ValuesOf(local.Local, at).ToList() is [var single] && single.Unwrap() is IPropertyReferenceOperation { Property.Name: "DefaultRequestHeaders" or "Headers", Instance: { } owner } => owner,
            _ => headers,
        };
    }

    /// <summary>The call that ends a chain which the header is set in.</summary>
    private static HttpCall? FlurlSend(IOperation owner)
    {
        for (var current = owner; current is not null; current = current.Parent is IArgumentOperation argument ? argument.Parent : current.Parent)
        {
            if (current is IInvocationOperation call && call.TargetMethod.ContainingType.OutermostNamespace() == "Flurl")
            {
                if (ClientMethods.IsSend(call.TargetMethod))
                {
                    return HttpCallReader.Read(call);
                }
            }
            else if (current != owner && current is not (IConversionOperation or IInvocationOperation))
            {
                return null;
            }
        }

        return null;
    }
}
