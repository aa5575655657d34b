using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TokenGuard.Analyzers.Values;
using TokenGuard.Analyzers.Names;

namespace TokenGuard.Analyzers.Http;

/// <summary>Reads a registration of clients as it is written.</summary>
internal static class RegistrationSyntax
{
    /// <summary>What may follow a registration without giving a credential.</summary>
    private static readonly HashSet<string> PlainSteps = new(StringComparer.Ordinal)
    {
        "ConfigureHttpClient", "SetHandlerLifetime", "AddPolicyHandler", "AddTransientHttpErrorPolicy", "AddStandardResilienceHandler", "AddResilienceHandler", "AddTypedClient",
        "RedactLoggedHeaders", "RemoveAllLoggers", "AddDefaultLogger", "AddStandardHedgingHandler", "AddPolicyHandlerFromRegistry", "UseSocketsHttpHandler", "Configure",
    };

    /// <summary>The registration that a call makes, or null.</summary>
    public static ClientRegistration? Read(InvocationExpressionSyntax call)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Name: var method } || method.Identifier.ValueText is not ("AddHttpClient" or "ConfigureHttpClientDefaults" or "AddRefitClient"))
        {
            return null;
        }

        var types = method is GenericNameSyntax generic ? generic.TypeArgumentList.Arguments.Select(NameOf).ToList() : [];
        var name = NameOf(call, types);
        var plain = IsPlain(call);
        var handlers = new List<string>();
        FoldedText? address = null;
        var end = call;
        while (end.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next, Name: var step } access && access.Expression == end)
        {
            if (step is GenericNameSyntax { Identifier.ValueText: "AddHttpMessageHandler", TypeArgumentList.Arguments: [var handler] })
            {
                handlers.Add(NameOf(handler));
            }
            else
            {
                plain &= PlainSteps.Contains(step.Identifier.ValueText) && IsPlain(next);
            }

            end = next;
        }

        address = AddressIn(end);
        return new ClientRegistration(name, types, plain && end.Parent is ExpressionStatementSyntax or ArrowExpressionClauseSyntax, address)
        {
            Handlers = handlers,
            NamedBy = name is null && call.ArgumentList.Arguments is [{ Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax }, ..] ? NameOf(call.ArgumentList.Arguments[0].Expression) : null,
            IsDefault = method.Identifier.ValueText == "ConfigureHttpClientDefaults",
        };
    }

    private static string? NameOf(InvocationExpressionSyntax call, List<string> types)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            switch (argument.Expression)
            {
                case AnonymousFunctionExpressionSyntax:
                    break;
                case LiteralExpressionSyntax { Token.Value: string text }:
                    return text;
                case InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }, ArgumentList.Arguments: [{ Expression: var named }] }:
                    return NameOf(named);
                default:
                    return null;
            }
        }

        return types.Count > 0 ? types[0] : "";
    }

    private static string NameOf(ExpressionSyntax name) => name switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => name.ToString(),
    };

    /// <summary>Only functions that are written in place can be judged, and only if they name nothing that is a credential.</summary>
    private static bool IsPlain(InvocationExpressionSyntax call)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (argument.Expression is not (AnonymousFunctionExpressionSyntax or LiteralExpressionSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax)
                || argument.Expression.DescendantTokens().Any(GivesCredential)
                || argument.Expression.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(IsForeign))
            {
                return false;
            }
        }

        return true;
    }

    private static bool GivesCredential(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken) ? ClientMethods.IsNamedForAuthentication(token.ValueText) || token.ValueText is "ClientCertificates" or "CookieContainer"
        : token.IsKind(SyntaxKind.StringLiteralToken) && token.ValueText.Length < 64 && AuthHeader.MayBe(token.ValueText);

    /// <summary>A method that is handed the client may give it anything.</summary>
    private static bool IsForeign(InvocationExpressionSyntax call) =>
        call.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is { } function && Parameters(function).Any(parameter =>
            call.ArgumentList.Arguments.Any(argument => argument.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == parameter)
            || call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax target, Name.Identifier.ValueText: not "ConfigureHttpClient" } && target.Identifier.ValueText == parameter);

    private static IEnumerable<string> Parameters(AnonymousFunctionExpressionSyntax function) => function switch
    {
        SimpleLambdaExpressionSyntax simple => [simple.Parameter.Identifier.ValueText],
        ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList.Parameters.Select(parameter => parameter.Identifier.ValueText),
        _ => [],
    };

    private static FoldedText? AddressIn(InvocationExpressionSyntax registration)
    {
        foreach (var assignment in registration.DescendantNodes().OfType<AssignmentExpressionSyntax>())
        {
            if (assignment.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "BaseAddress" }
                && assignment.Right is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var text }, ..] })
            {
                return TextOf(text);
            }
        }

        return null;
    }

    private static FoldedText TextOf(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => new(text),
        InterpolatedStringExpressionSyntax interpolated => new(string.Concat(interpolated.Contents.Select(part => part is InterpolatedStringTextSyntax text ? text.TextToken.ValueText : FoldedText.Unknown.Text))),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => TextOf(sum.Left) + TextOf(sum.Right),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice => TextOf(choice.Right),
        _ => FoldedText.Unknown,
    };
}
