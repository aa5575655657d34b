using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>Gathers the HTTP calls of a file, and the base addresses that it gives to clients.</summary>
internal sealed class ApiCallFinder(SemanticModel model)
{
    private static readonly string[] Verbs = ["Get", "Post", "Put", "Patch", "Delete", "Head"];

    public List<ApiCall> Calls { get; } = [];

    public List<string> Bases { get; } = [];

    public void Visit(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes())
        {
            switch (node)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } invocation when VerbOf(name).Length > 0 || name == "For":
                    VisitInvocation(invocation, name);
                    break;
                case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } creation:
                    VisitCreation(creation);
                    break;
                case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "BaseAddress" or "BaseUrl" } or IdentifierNameSyntax { Identifier.ValueText: "BaseAddress" or "BaseUrl" } } assignment:
                    AddBase(assignment.Right);
                    break;
                case AttributeSyntax { ArgumentList.Arguments: { Count: 1 } arguments } attribute when IsRefit(attribute):
                    Calls.Add(new ApiCall(attribute.Name.ToString().ToUpperInvariant(), WithoutNames(model.GetConstantValue(arguments[0].Expression).Value as string ?? FoldedText.Unknown.Text)));
                    break;
            }
        }
    }

    /// <summary>The verb of a method that sends: <c>GetFromJsonAsync</c>, <c>PostAsync</c>.</summary>
    private static string VerbOf(string method) =>
        method.EndsWith("Async", StringComparison.Ordinal) && Array.Find(Verbs, verb => method.StartsWith(verb, StringComparison.Ordinal)) is { } found ? found.ToUpperInvariant() : "";

    private void VisitInvocation(InvocationExpressionSyntax invocation, string name)
    {
        if (model.OperationOf(invocation) is not IInvocationOperation call)
        {
            return;
        }

        var space = call.TargetMethod.ContainingNamespace?.ToDisplayString() ?? "";
        if (name == "For")
        {
            if (space == "Refit" && call.Argument("hostUrl") is { } host)
            {
                Bases.Add(TextFolder.Fold(host).Text);
            }
        }
        else if (space is "System.Net.Http" or "System.Net.Http.Json")
        {
            if (call.Argument("requestUri") is { } url)
            {
                Calls.Add(new ApiCall(VerbOf(name), TextFolder.Fold(url).Text));
            }
        }
        else if (space == "Flurl.Http" && (call.Instance ?? call.Arguments.FirstOrDefault()?.Value) is { } receiver)
        {
            Calls.Add(new ApiCall(VerbOf(name), FlurlAddress(receiver, 0)));
        }
    }

    /// <summary>The address of a chain: segments count, headers and queries do not.</summary>
    private static string FlurlAddress(IOperation operation, int depth)
    {
        operation = operation.Unwrap();
        if (depth < 24 && operation is IInvocationOperation call && call.TargetMethod.ContainingNamespace?.Name is "Flurl" or "Http"
            && (call.Instance ?? call.Arguments.FirstOrDefault()?.Value) is { } receiver)
        {
            var address = FlurlAddress(receiver, depth + 1);
            return call.TargetMethod.Name switch
            {
                "AppendPathSegment" => address.TrimEnd('/') + "/" + (call.Argument("segment") is { } segment ? TextFolder.Fold(segment) : FoldedText.Unknown).Text.TrimStart('/'),
                "AppendPathSegments" => address.TrimEnd('/') + "/" + FoldedText.Hole,
                _ => address,
            };
        }

        return TextFolder.Fold(operation).Text;
    }

    private void VisitCreation(BaseObjectCreationExpressionSyntax creation)
    {
        if (creation is ObjectCreationExpressionSyntax { Type: { } named } ? !IsOfInterest(named) : !MayBeAddressed(creation))
        {
            return;
        }

        if (model.OperationOf(creation) is not IObjectCreationOperation { Type: { } type } made)
        {
            return;
        }

        switch (type.Name)
        {
            case "HttpRequestMessage" when made.Argument("requestUri") is { } url:
                Calls.Add(new ApiCall(MethodName(made.Argument("method")), TextFolder.Fold(url).Text));
                break;
            case "RestRequest" when made.Argument("resource") is { } resource:
                Calls.Add(new ApiCall(made.Argument("method") is { IsImplicit: false } method ? MethodName(method) : "GET", WithoutNames(TextFolder.Fold(resource).Text)));
                break;
            case "RestClient" or "RestClientOptions" or "FlurlClient" when made.Arguments.Length > 0:
                Bases.Add(TextFolder.Fold(made.Arguments[0].Value).Text);
                break;
        }
    }

    /// <summary>Of the many objects whose type is left out only those that are given a text or a verb.</summary>
    private static bool MayBeAddressed(BaseObjectCreationExpressionSyntax creation) => creation.ArgumentList!.Arguments.Any(argument =>
        argument.Expression is LiteralExpressionSyntax { Token.Value: string } or InterpolatedStringExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax);

    private static bool IsOfInterest(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => IsOfInterest(qualified.Right),
        SimpleNameSyntax name => name.Identifier.ValueText is "HttpRequestMessage" or "RestRequest" or "RestClient" or "RestClientOptions" or "FlurlClient",
        _ => false,
    };

    private static string MethodName(IOperation? method) => method?.Unwrap() switch
    {
        IPropertyReferenceOperation property => property.Property.Name.ToUpperInvariant(),
        IFieldReferenceOperation field => field.Field.Name.ToUpperInvariant(),
        IObjectCreationOperation { Arguments: { Length: 1 } arguments } => TextFolder.Fold(arguments[0].Value).Text.ToUpperInvariant(),
        _ => "",
    };

    private void AddBase(ExpressionSyntax value)
    {
        if (model.OperationOf(value) is { } operation)
        {
            Bases.Add(TextFolder.Fold(operation).Text);
        }
    }

    private bool IsRefit(AttributeSyntax attribute) =>
        attribute.Name is IdentifierNameSyntax { Identifier.ValueText: "Get" or "Post" or "Put" or "Patch" or "Delete" }
        && attribute.Parent?.Parent is MethodDeclarationSyntax
        && model.GetTypeInfo(attribute).Type?.ContainingNamespace?.Name == "Refit";

    /// <summary>A hole for each name in braces.</summary>
    private static string WithoutNames(string path)
    {
        var left = new System.Text.StringBuilder();
        for (var i = 0; i < path.Length; i++)
        {
            var close = path[i] == '{' ? path.IndexOf('}', i) : -1;
            left.Append(close < 0 ? path[i] : FoldedText.Hole);
            i = close < 0 ? i : close;
        }

        return left.ToString();
    }
}
