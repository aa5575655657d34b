using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Names;
using TokenGuard.Analyzers.Values;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Analyzers.Http;

/// <summary>Judges whether anything can give a call the credential that its API wants.</summary>
internal static class CallCredential
{
    /// <summary>True only if all parts of the call are seen and none of them gives a credential.</summary>
    public static bool IsMissing(HttpCall call, ProviderApi api, FoldedText address, Compilation compilation) =>
        !api.Takes(ApiSchemePlace.Path)
        && !IsInAddress(api, address)
        && !IsInBody(api, call)
        && (call.ClientExpression is null ? IsGlobalSetupAbsent(call) : IsBare(call.Client!, api, call, compilation))
        && (call.Request is null || IsBare(call.Request, api, call, compilation));

    private static bool IsBare(HttpObject item, ProviderApi api, HttpCall call, Compilation compilation)
    {
        if (item.IsUnknown || GivesBefore(item, api, call.Operation))
        {
            return false;
        }

        var made = item.Creations.Count > 0 && item.Creations.All(creation => creation is IInvocationOperation || IsPlainType(creation.Type));
        return (made || item.Creations.Count == 0)
            && item.InjectedInto.All(type => ClientRegistrations.For(compilation).IsPlain(type, out _))
            && item.FactoryNames.All(name => item.Members.Count == 0 && ClientRegistrations.For(compilation).IsPlain(name, out _))
            && !item.Members.Any(member => OtherFiles.MayChange(member, compilation, call.Operation.Syntax.SyntaxTree));
    }

    /// <summary>Classes of the user's own that derive from a client or a request may do anything.</summary>
    private static bool IsPlainType(ITypeSymbol? type) => type is
    {
        Name: "HttpClient" or "HttpMessageInvoker" or "HttpRequestMessage" or "WebClient" or "RestClient" or "RestClientOptions" or "RestRequest" or "FlurlClient" or "FlurlRequest",
    } && type.OutermostNamespace() is "System" or "RestSharp" or "Flurl";

    private static bool GivesBefore(HttpObject item, ProviderApi api, IOperation send)
    {
        foreach (var use in item.Uses)
        {
            if (Gives(use, api) && UseOrder.MayPrecede(use, send) && !IsTakenAway(use, item, send))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Gives(ObjectUse use, ProviderApi api) => use.Kind switch
    {
        ObjectUseKind.Header => use.Name is null || AuthHeader.MayBe(use.Name) || api.TakesHeader(use.Name),
        ObjectUseKind.Query => use.Name is null || CredentialName.IsCredential(use.Name) || api.TakesQuery(use.Name),
        ObjectUseKind.Credential or ObjectUseKind.Escape => true,
        _ => false,
    };

    private static bool IsTakenAway(ObjectUse given, HttpObject item, IOperation send) => given.Kind == ObjectUseKind.Header && item.Uses.Any(use =>
        use.Kind == ObjectUseKind.Clear
        && (use.Name is null || string.Equals(use.Name, given.Name, StringComparison.OrdinalIgnoreCase))
        && UseOrder.AlwaysPrecedes(use, send)
        && !(given.Site.Syntax.SpanStart > use.Site.Syntax.SpanStart && given.Site.Syntax.SpanStart < send.Syntax.Span.End));

    private static bool IsInAddress(ProviderApi api, FoldedText address)
    {
        var text = address.Text;
        var start = text.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = text.IndexOfAny(['/', '?', '#'], start);
        if (text.IndexOf('@', start, (end < 0 ? text.Length : end) - start) >= 0)
        {
            return true;
        }

        var query = text.IndexOf('?');
        if (query < 0)
        {
            return api.Takes(ApiSchemePlace.Query) && text[text.Length - 1] == FoldedText.Hole;
        }

        foreach (var part in text[(query + 1)..].Split('&'))
        {
            var name = part.Split('=')[0];
            if (name.IndexOf(FoldedText.Hole) >= 0 ? api.Takes(ApiSchemePlace.Query) : api.TakesQuery(name) || CredentialName.IsCredential(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the credential may stand in the form or the JSON text, its name there or in the method says that it does.</summary>
    private static bool IsInBody(ProviderApi api, HttpCall call) =>
        api.Takes(ApiSchemePlace.Body)
        && BodyOf(call).DescendantTokens().Any(token =>
            token.ValueText.Length > 0 && api.Schemes.Any(scheme => scheme.Place == ApiSchemePlace.Body && token.ValueText.IndexOf(scheme.Name, StringComparison.OrdinalIgnoreCase) >= 0));

    /// <summary>The arguments of a call whose body is written within them, else the whole method.</summary>
    private static SyntaxNode BodyOf(HttpCall call)
    {
        var operation = call.Operation;
        return call.Request is null && operation.Syntax is InvocationExpressionSyntax { ArgumentList: { } written } && operation.Arguments.All(argument => IsWritten(argument.Value))
            ? written
            : References.Member(operation.Syntax);
    }

    /// <summary>True for values that no variable and no method has a part in, tokens of cancellation aside.</summary>
    private static bool IsWritten(IOperation value) =>
        value.Type is { Name: "CancellationToken" or "HttpClient" or "JsonSerializerOptions" or "WebClient" }
        || !value.DescendantsAndSelf().Any(part => part is ILocalReferenceOperation or IParameterReferenceOperation or IInvocationOperation or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }
            or IFieldReferenceOperation { Instance: null, Field.IsConst: false } or IConversionOperation { OperatorMethod: not null });

    /// <summary>Flurl may be told once, for all calls to a host, how to authenticate.</summary>
    private static bool IsGlobalSetupAbsent(HttpCall call) =>
        call.Library != HttpLibrary.Flurl
        || !call.Operation.Syntax.SyntaxTree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText is "FlurlHttp" or "FlurlClientCache" or "IFlurlClientCache");
}
