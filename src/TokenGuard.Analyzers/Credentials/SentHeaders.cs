using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Names;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Credentials;

/// <summary>Tells the headers of a request, one of which logs in.</summary>
internal static class SentHeaders
{
    /// <summary>True for all headers of a request.</summary>
    public static bool Are(IOperation? value) => value?.Unwrap() is { Type.Name: "HttpRequestHeaders" }
        or IPropertyReferenceOperation { Property: { Name: "Headers", ContainingType.Name: "HttpRequest" or "WebRequest" or "HttpWebRequest" or "WebClient" or "HttpListenerRequest" or "HttpRequestData" } };

    /// <summary>True for <c>headers.Select(header =&gt; …)</c> that takes the values, without a choice before.</summary>
    public static bool AreShown(IInvocationOperation call) =>
        call.TargetMethod is { Name: "Select" or "ToDictionary" or "ToList" or "ToArray" or "Aggregate", ContainingType.Name: "Enumerable" }
        && call.Arguments.Length > 0 && Are(call.Arguments[0].Value)
        && (call.TargetMethod.Name is "ToList" or "ToArray" || call.Arguments.Skip(1).Any(argument => argument.Value.Syntax.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == "Value")))
        && !call.Syntax.DescendantNodes().OfType<LiteralExpressionSyntax>().Any(literal => literal.Token.Value is string text && AuthHeader.Is(text));

    /// <summary>True for the value of a header in a loop over all of them that leaves none out.</summary>
    public static bool IsValueOfOne(IPropertyReferenceOperation value)
    {
        if (value.Instance?.Unwrap() is not ILocalReferenceOperation { Local.DeclaringSyntaxReferences: { IsEmpty: false } declared }
            || declared[0].GetSyntax() is not ForEachStatementSyntax loop || value.SemanticModel?.OperationOf(loop.Expression) is not { } all || !Are(all))
        {
            return false;
        }

        return !loop.Statement.DescendantNodes().Any(node => node switch
        {
            LiteralExpressionSyntax literal => literal.Token.Value is string text && AuthHeader.Is(text),
            IdentifierNameSyntax name => name.Identifier.ValueText is "Authorization" || Masking.Is(name.Identifier.ValueText),
            _ => false,
        });
    }
}
