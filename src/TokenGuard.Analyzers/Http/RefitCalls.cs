using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Names;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Http;

/// <summary>Reads the calls that a Refit interface declares, from where the interface is given its address.</summary>
internal static class RefitCalls
{
    public const string ServiceType = "Refit.RestService";

    private const string Space = "Refit";

    /// <summary>Says whether a call gives an interface its client: <c>RestService.For</c> or <c>AddRefitClient</c>.</summary>
    public static bool IsRegistration(IMethodSymbol method) =>
        method is { Name: "For" or "AddRefitClient", TypeArguments: [{ TypeKind: TypeKind.Interface }] } && method.ContainingType.OutermostNamespace() == Space;

    /// <summary>All calls of the interface, with the places where they are declared.</summary>
    public static IEnumerable<(FoldedText Address, string Verb, IMethodSymbol Method, Location Location)> Of(IInvocationOperation registration)
    {
        if (registration.TargetMethod.TypeArguments[0] is not INamedTypeSymbol contract || RefitClient.Read(registration).Address is not { } start)
        {
            yield break;
        }

        foreach (var method in contract.AllInterfaces.Insert(0, contract).SelectMany(one => one.GetMembers()).OfType<IMethodSymbol>())
        {
            foreach (var attribute in method.GetAttributes())
            {
                if (attribute.AttributeClass is { } type && type.OutermostNamespace() == Space && VerbReader.OfMethod(type.Name) is { Length: > 0 } verb
                    && type.Name == VerbName(verb) && attribute.ConstructorArguments is [{ Value: string path }, ..]
                    && attribute.ApplicationSyntaxReference is { } reference)
                {
                    yield return (UrlReader.Append(start, new FoldedText(WithHoles(path))), verb, method, Location.Create(reference.SyntaxTree, reference.Span));
                }
            }
        }
    }

    /// <summary>The calls that neither the client, the interface, the method nor its parameters give a credential.</summary>
    public static IEnumerable<(FoldedText Address, string Verb, Location Location)> Unauthenticated(IInvocationOperation registration)
    {
        if (RefitClient.Read(registration).MayAuthenticate)
        {
            yield break;
        }

        foreach (var (address, verb, method, location) in Of(registration))
        {
            if (!Authenticates(method.GetAttributes()) && !Authenticates(method.ContainingType.GetAttributes())
                && !method.ContainingType.AllInterfaces.Any(one => Authenticates(one.GetAttributes())) && !Authenticates(registration.TargetMethod.TypeArguments[0].GetAttributes())
                && !method.Parameters.Any(Authenticates) && address.Text.IndexOf('@') < 0)
            {
                yield return (address, verb, location);
            }
        }
    }

    private static string VerbName(string verb) => verb[0] + verb[1..].ToLowerInvariant() + "Attribute";

    /// <summary>Parameters in a path are not known.</summary>
    private static string WithHoles(string path)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < path.Length; i++)
        {
            var close = path[i] == '{' ? path.IndexOf('}', i) : -1;
            text.Append(close < 0 ? path[i] : FoldedText.Hole);
            i = close < 0 ? i : close;
        }

        return text.ToString();
    }

    private static bool Authenticates(ImmutableArray<AttributeData> attributes) => attributes.Any(attribute =>
        attribute.AttributeClass is { Name: "HeadersAttribute" }
        && attribute.ConstructorArguments.SelectMany(argument => argument.Kind == TypedConstantKind.Array ? argument.Values : ImmutableArray.Create(argument))
            .Any(line => line.Value is string text && AuthHeader.MayBe(text.Split(':')[0].Trim())));

    private static bool Authenticates(IParameterSymbol parameter) =>
        parameter.Type is { Name: "HttpRequestMessage" }
        || parameter.GetAttributes().Any(attribute => attribute.AttributeClass switch
        {
            { Name: "HeaderCollectionAttribute" or "AuthorizeAttribute" or "PropertyAttribute" } => true,
            { Name: "HeaderAttribute" } => attribute.ConstructorArguments is not [{ Value: string name }] || AuthHeader.MayBe(name),
            { Name: "AliasAsAttribute" } => attribute.ConstructorArguments is [{ Value: string alias }] && CredentialName.IsCredential(alias),
            _ => false,
        })
        || CredentialName.IsCredential(parameter.Name);
}
