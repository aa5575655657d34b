using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Names;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Http;

/// <summary>Says what it means that a property of a client, a request or its headers is read or set.</summary>
internal sealed class PropertyUses(UseReader uses, HttpObject result)
{
    /// <summary>Takes a property at a place where it is named.</summary>
    public void Read(IPropertyReferenceOperation property, IOperation? site, ISymbol? variable)
    {
        var set = property.Parent is IAssignmentOperation assignment && assignment.Target == property ? assignment : null;
        switch (property.Property.Name)
        {
            case "Authorization" when set is not null:
                AddHeader(set, site, variable, AuthHeader.Authorization, set.Value);
                break;
            case "DefaultRequestHeaders" or "Headers" when property.Parent is IMemberInitializerOperation { Initializer: { } content }:
                ReadHeaderInitializers(content, site, variable);
                break;
            case "DefaultRequestHeaders" or "Headers" when set is null:
                uses.Read(property, site, variable);
                break;
            case "Headers" when set is not null:
                ReadHeaderObject(set, site, variable);
                break;
            case "QueryString" when set is null && property.Property.ContainingType.Name == "WebClient":
                result.Add(ObjectUseKind.Escape, property, site, variable);
                break;
            case "BaseAddress" or "BaseUrl" or "RequestUri" or "Resource" when set is not null:
                result.Add(ObjectUseKind.Address, set, site, variable, value: set.Value);
                break;
            case "Method" when set is not null:
                result.Add(ObjectUseKind.Verb, set, site, variable, value: set.Value);
                break;
            case "Item" or "this[]" when property.Property.IsIndexer:
                ReadIndexer(property, set, site, variable);
                break;
            default:
                ReadOtherProperty(property, set, site, variable);
                break;
        }
    }

    private void ReadOtherProperty(IPropertyReferenceOperation property, IAssignmentOperation? set, IOperation? site, ISymbol? variable)
    {
        switch (property.Property.Name)
        {
            case "Credentials" or "Authenticator" or "CookieContainer" or "DefaultProxyCredentials" or "ServerCredential" when set is not null && !IsNull(set.Value):
            case "UseDefaultCredentials" when set is not null && set.Value.ConstantValue is not { HasValue: true, Value: false }:
            case "ClientCertificates" or "SslOptions" or "CookieContainer" or "ClientCertificateOptions":
                result.Add(ObjectUseKind.Credential, set ?? (IOperation)property, site, variable);
                break;
            case "AllowAutoRedirect" when set is not null && set.Value.ConstantValue is { HasValue: true, Value: true }:
                result.Add(ObjectUseKind.Redirect, set, site, variable);
                break;
            case "InnerHandler" or "DefaultParameters" or "Parameters" or "ConfigureMessageHandler" or "HttpClientFactory" or "Interceptors" or "Settings" or "CookieJar" or "EventHandlers"
                when property.Parent is not IExpressionStatementOperation:
                result.Add(ObjectUseKind.Escape, set ?? (IOperation)property, site, variable);
                break;
        }
    }

    /// <summary><c>Headers["Name"] = value</c> of the older clients.</summary>
    private void ReadIndexer(IPropertyReferenceOperation property, IAssignmentOperation? set, IOperation? site, ISymbol? variable)
    {
        if (set is not null && property.Arguments.Length > 0)
        {
            AddHeader(set, site, variable, ClientMethods.HeaderName(property.Arguments[0].Value), set.Value);
        }
    }

    private void ReadHeaderObject(IAssignmentOperation set, IOperation? site, ISymbol? variable)
    {
        if (set.Value.Unwrap() is IObjectCreationOperation { Arguments.IsEmpty: true } headers)
        {
            ReadHeaderInitializers(headers.Initializer, site, variable);
        }
        else
        {
            result.Add(ObjectUseKind.Escape, set, site, variable);
        }
    }

    private void ReadHeaderInitializers(IObjectOrCollectionInitializerOperation? content, IOperation? site, ISymbol? variable)
    {
        foreach (var part in content?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            switch (part)
            {
                case IAssignmentOperation { Target: IPropertyReferenceOperation property }:
                    Read(property, site, variable);
                    break;
                case IInvocationOperation call when ClientMethods.Describe(call) is { } described:
                    foreach (var use in described)
                    {
                        result.Add(use.Kind, call, site, variable, use.Name, use.Value);
                    }

                    break;
            }
        }
    }

    private static bool IsNull(IOperation value) => value.Unwrap().ConstantValue is { HasValue: true, Value: null };

    /// <summary>A header that is set to nothing is taken away.</summary>
    private void AddHeader(IOperation operation, IOperation? site, ISymbol? variable, string? name, IOperation value) =>
        result.Add(IsNull(value) || value.ConstantText() is "" ? ObjectUseKind.Clear : ObjectUseKind.Header, operation, site, variable, name, value);
}
