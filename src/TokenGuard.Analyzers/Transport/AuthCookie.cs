using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Names;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Transport;

/// <summary>Tells cookies that keep somebody logged in.</summary>
internal static class AuthCookie
{
    /// <summary>True if an assignment configures one: by its name, its value or the method that configures it.</summary>
    public static bool Is(ISimpleAssignmentOperation assignment)
    {
        IOperation? options = null;
        for (var outer = assignment.Parent; outer is not null; outer = outer.Parent)
        {
            switch (outer)
            {
                case IObjectCreationOperation creation:
                    options ??= creation;
                    if (creation.Arguments.Any(argument => argument.Value.ConstantText() is { } name && IsName(name)))
                    {
                        return true;
                    }

                    break;
                case IInvocationOperation call when IsConfiguration(call.TargetMethod):
                    return true;
                case IInvocationOperation call when IsAppend(call):
                    return true;
            }
        }

        return IsGivenLater(options, assignment);
    }

    private static bool IsConfiguration(IMethodSymbol method) =>
        method is { Name: "Configure" or "PostConfigure", TypeArguments: [{ Name: "CookieAuthenticationOptions" or "SessionOptions" }, ..] }
        || method.Name is "AddCookie" or "ConfigureApplicationCookie" or "ConfigureExternalCookie" or "AddSession" or "UseSession" or "UseCookieAuthentication" or "AddIdentityCookies";

    private static bool IsAppend(IInvocationOperation call) =>
        call.TargetMethod.Name is "Append" or "Add" or "Set" && call.Arguments.Any(argument => argument.Value.ConstantText() is { } name ? IsName(name) : IsName(NameOf(argument.Value)));

    private static string NameOf(IOperation value) => value.Unwrap() switch
    {
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IFieldReferenceOperation field => field.Field.Name,
        IPropertyReferenceOperation property => property.Property.Name,
        _ => "",
    };

    /// <summary>Options in a variable that a cookie is appended with.</summary>
    private static bool IsGivenLater(IOperation? options, ISimpleAssignmentOperation assignment)
    {
        var variable = (options?.ParentIgnoringConversions(), assignment.Target) switch
        {
            (IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }, _) => declarator.Symbol.Name,
            (_, IPropertyReferenceOperation { Instance: ILocalReferenceOperation local }) => local.Local.Name,
            _ => null,
        };
        if (variable is null || assignment.SemanticModel is not { } model)
        {
            return false;
        }

        foreach (var call in assignment.Root().Syntax.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (call.ArgumentList.Arguments.Any(argument => argument.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == variable)
                && model.OperationOf(call) is IInvocationOperation append && IsAppend(append))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for names such as session, auth and token.</summary>
    public static bool IsName(string name) => name.Length < 80 && NameWords.Split(name).Any(word =>
        word is "auth" or "session" or "token" or "jwt" or "sid" or "identity" or "login" or "sessionid" or "authentication" or "ticket" or "bearer" or "accesstoken" or "refreshtoken" or "authtoken");
}
