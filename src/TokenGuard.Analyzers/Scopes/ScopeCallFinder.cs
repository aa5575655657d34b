using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>Hands on what calls and new objects are given as scopes: by key, by parameter, by adding to a list.</summary>
internal sealed class ScopeCallFinder(SemanticModel model, ProviderIndex index, ScopeTextCollector collector, ScopeMember members)
{
    public void VisitInvocation(InvocationExpressionSyntax invocation)
    {
        var (name, receiver) = invocation.Expression switch
        {
            MemberAccessExpressionSyntax access => (access.Name.Identifier.ValueText, access.Expression),
            MemberBindingExpressionSyntax binding => (binding.Name.Identifier.ValueText, null),
            SimpleNameSyntax simple => (simple.Identifier.ValueText, null),
            _ => ("", (ExpressionSyntax?)null),
        };
        var arguments = invocation.ArgumentList.Arguments;
        // A server registers the scopes that it has itself.
        if (name.Length == 0 || arguments.Count == 0 || name is "nameof" or "RegisterScopes" || ScopeSyntax.IsQuestion(name))
        {
            return;
        }

        if (name is "Add" or "AddRange" or "UnionWith" or "Insert" or "TryAdd" && receiver is not null && ScopeName.IsScope(ScopeSyntax.LastName(receiver)))
        {
            var place = members.PlaceOf(invocation, receiver);
            foreach (var argument in arguments.Skip(name == "Insert" ? 1 : 0))
            {
                collector.Take(argument.Expression, place, isElement: true);
            }

            return;
        }

        if (!VisitPair(arguments, invocation, name))
        {
            VisitArguments(invocation, name, arguments);
        }
    }

    /// <summary>A key and its value: <c>Add("scope", "read")</c>, also the other way round in multipart forms.</summary>
    private bool VisitPair(SeparatedSyntaxList<ArgumentSyntax> arguments, SyntaxNode node, string name)
    {
        for (var i = 0; i + 1 < arguments.Count; i++)
        {
            if (ScopeSyntax.IsKey(arguments[i].Expression, model))
            {
                if (IsFieldCall(name))
                {
                    collector.Take(arguments[i + 1].Expression, new ScopePlace(node) { IsField = true });
                }

                return true;
            }
        }

        if (name == "Add" && arguments.Count == 2 && ScopeSyntax.IsKey(arguments[1].Expression, model)
            && arguments[0].Expression is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } content })
        {
            collector.Take(content[0].Expression, new ScopePlace(node) { IsField = true });
            return true;
        }

        return false;
    }

    private static bool IsFieldCall(string name) =>
        name is "KeyValuePair" or "Create" or "TryAdd" or "Param" or "Parameter" or "Append" or "NameValueHeaderValue" or ""
        || ((name.StartsWith("Add", StringComparison.Ordinal) || name.StartsWith("Set", StringComparison.Ordinal) || name.StartsWith("With", StringComparison.Ordinal) || name.StartsWith("Append", StringComparison.Ordinal))
            && name.IndexOf("Claim", StringComparison.Ordinal) < 0 && name.IndexOf("Policy", StringComparison.Ordinal) < 0);

    public void VisitCreation(BaseObjectCreationExpressionSyntax creation)
    {
        var name = creation is ObjectCreationExpressionSyntax { Type: { } type } ? ScopeSyntax.LastName(type) : "";
        if (creation.ArgumentList is not { Arguments: { Count: > 0 } arguments } || name is "Claim" or "ApiScope" or "IdentityResource" or "ApiResource")
        {
            return;
        }

        if (name.Length == 0 && arguments.Count == 2 && ScopeSyntax.IsKey(arguments[0].Expression, model))
        {
            name = model.GetTypeInfo(creation).Type?.Name ?? "Claim";
        }

        if (!VisitPair(arguments, creation, name))
        {
            VisitArguments(creation, name, arguments);
        }
    }

    /// <summary>Asks for the parameters only where something says that scopes are given.</summary>
    private void VisitArguments(ExpressionSyntax call, string name, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        if (!ScopeSink.IsNamed(name) && !arguments.Any(MayGiveScopes))
        {
            return;
        }

        var (given, owner) = model.OperationOf(call) switch
        {
            IInvocationOperation invocation => (invocation.Arguments, invocation.TargetMethod.ContainingType),
            IObjectCreationOperation creation => (creation.Arguments, creation.Type as INamedTypeSymbol),
            _ => default,
        };
        if (given.IsDefaultOrEmpty)
        {
            return;
        }

        foreach (var argument in given)
        {
            if (argument.ArgumentKind != ArgumentKind.DefaultValue && argument.Parameter is { } parameter
                && (ScopeName.IsScope(parameter.Name) || parameter.Name is "extraScopesToConsent" or "initialScopes"))
            {
                var place = ScopeSink.PlaceOf(call, owner, name, index);
                collector.Take(
                    argument.Value,
                    place with { IsOAuth = place.IsOAuth || place.Provider is not null, IsNamed = ScopeName.IsPlural(parameter.Name) || ScopeSink.IsNamed(name) },
                    isElement: parameter.IsParams);
            }
        }
    }

    private bool MayGiveScopes(ArgumentSyntax argument)
    {
        if (argument.NameColon is { } named)
        {
            return ScopeName.IsScope(named.Name.Identifier.ValueText);
        }

        return argument.Expression switch
        {
            IdentifierNameSyntax name => ScopeName.IsScope(name.Identifier.ValueText),
            LiteralExpressionSyntax { Token.Value: string text } => index.MayName(text),
            ImplicitArrayCreationExpressionSyntax or ArrayCreationExpressionSyntax or CollectionExpressionSyntax or BaseObjectCreationExpressionSyntax =>
                argument.Expression.DescendantNodes().OfType<LiteralExpressionSyntax>().Any(literal => literal.Token.Value is string text && index.MayName(text)),
            _ => false,
        };
    }
}
