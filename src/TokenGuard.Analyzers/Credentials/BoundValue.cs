using Microsoft.CodeAnalysis;

namespace TokenGuard.Analyzers.Credentials;

/// <summary>Knows parameters that are given a part of the request whose name says more than theirs: <c>[FromHeader(Name = "X-Api-Key")] string from</c>.</summary>
internal static class BoundValue
{
    public static bool Is(IParameterSymbol parameter) => TextType.Is(parameter.Type) && parameter.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name is "FromHeaderAttribute" or "FromFormAttribute" or "FromQueryAttribute"
        && attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Name").Value.Value is string name && CredentialKey.IsKey(name));
}
