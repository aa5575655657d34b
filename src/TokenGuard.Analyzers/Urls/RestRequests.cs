using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Urls;

/// <summary>Tells RestSharp requests whose plain parameters go into the query.</summary>
internal static class RestRequests
{
    public static bool IsPlainGet(IInvocationOperation call)
    {
        if ((call.Instance ?? call.Arguments.FirstOrDefault()?.Value)?.Unwrap() is not ILocalReferenceOperation { Type.Name: "RestRequest" or "IRestRequest" } request
            || call.Arguments.Any(argument => argument.Value.Type?.Name == "ParameterType" && argument.ArgumentKind == ArgumentKind.Explicit))
        {
            return false;
        }

        return ValueReader.ValuesOf(request.Local, request).Any(value => value.Unwrap() is IObjectCreationOperation creation
                && creation.Arguments.All(argument => argument.Parameter?.Type.Name != "Method" || argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Value.Syntax.ToString().EndsWith("Get", StringComparison.OrdinalIgnoreCase)))
            && !request.Root().Syntax.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(sent => sent.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }
                && (name.Contains("Post") || name.Contains("Put") || name.Contains("Patch")) && sent.ArgumentList.Arguments.Any(argument => argument.ToString() == request.Local.Name));
    }
}
