using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;
using TokenGuard.Analyzers.Names;

namespace TokenGuard.Analyzers.Http;

/// <summary>The client behind a Refit interface, as far as its registration tells.</summary>
/// <param name="Address">Its base address; null if it is not known.</param>
/// <param name="MayAuthenticate">True if it gives a credential, or may.</param>
internal readonly record struct RefitClient(FoldedText? Address, bool MayAuthenticate)
{
    public static RefitClient Read(IInvocationOperation registration) =>
        registration.TargetMethod.Name == "For" ? ReadService(registration) : ReadRegistration(registration);

    private static RefitClient ReadService(IInvocationOperation call)
    {
        FoldedText? address = null;
        var may = false;
        foreach (var argument in call.Arguments.Where(argument => argument.ArgumentKind == ArgumentKind.Explicit))
        {
            switch (argument.Parameter?.Name)
            {
                case "hostUrl":
                    address = UrlReader.Read(argument.Value);
                    break;
                case "client":
                    var client = ObjectTracer.Trace(argument.Value);
                    address = client.Address;
                    may |= MayGive(client, call);
                    break;
                case "settings":
                    may |= SettingsMayAuthenticate(argument.Value);
                    break;
                default:
                    may = true;
                    break;
            }
        }

        return new RefitClient(address, may);
    }

    private static RefitClient ReadRegistration(IInvocationOperation call)
    {
        FoldedText? address = null;
        var may = call.Arguments.Any(argument => argument.Parameter?.Ordinal > 0 && argument.ArgumentKind == ArgumentKind.Explicit && SettingsMayAuthenticate(argument.Value));
        IOperation current = call;
        while (current.Parent is IArgumentOperation { Parent: IInvocationOperation next } || (current.Parent is IInvocationOperation outer && (next = outer) is not null))
        {
            current = next;
            if (next.TargetMethod.Name is "ConfigureHttpClient" && Function(next) is { } function && ObjectUsesOf(function) is { } client)
            {
                address = client.Address ?? address;
                may |= client.Uses.Any(use => use.Kind is ObjectUseKind.Header or ObjectUseKind.Credential or ObjectUseKind.Escape);
            }
            else
            {
                may |= next.TargetMethod.Name is not ("SetHandlerLifetime" or "AddPolicyHandler" or "AddTransientHttpErrorPolicy" or "AddStandardResilienceHandler");
            }
        }

        return new RefitClient(address, may || current.Parent is not IExpressionStatementOperation);
    }

    private static IAnonymousFunctionOperation? Function(IInvocationOperation call) =>
        call.Arguments.Select(argument => argument.Value.Unwrap()).OfType<IDelegateCreationOperation>().Select(made => made.Target).OfType<IAnonymousFunctionOperation>().FirstOrDefault();

    private static HttpObject? ObjectUsesOf(IAnonymousFunctionOperation function) =>
        function.Symbol.Parameters.FirstOrDefault(parameter => parameter.Type.Name == "HttpClient") is { } client ? ObjectTracer.UsesOf(client, function) : null;

    private static bool MayGive(HttpObject client, IOperation at) =>
        client.IsUnknown || client.InjectedInto.Count > 0 || client.FactoryNames.Count > 0
        || client.Uses.Any(use => use.Kind is ObjectUseKind.Credential || (use.Kind == ObjectUseKind.Escape && use.Operation.Parent != at)
            || (use.Kind == ObjectUseKind.Header && (use.Name is null || AuthHeader.MayBe(use.Name))));

    /// <summary>Only settings that are made in place can be judged.</summary>
    private static bool SettingsMayAuthenticate(IOperation settings) => settings.Unwrap() switch
    {
        { ConstantValue: { HasValue: true, Value: null } } => false,
        IObjectCreationOperation creation => creation.Initializer is { } content && content.Initializers.Any(part => part is IAssignmentOperation
        {
            Target: IPropertyReferenceOperation { Property.Name: "AuthorizationHeaderValueGetter" or "AuthorizationHeaderValueWithParamGetter" or "HttpMessageHandlerFactory" or "HttpRequestMessageOptions" },
        }),
        _ => true,
    };
}
