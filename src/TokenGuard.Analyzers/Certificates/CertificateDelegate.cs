using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TokenGuard.Analyzers.Certificates;

/// <summary>Knows the delegates that judge a peer's certificate, by what they take and return.</summary>
internal static class CertificateDelegate
{
    /// <summary>True for <c>RemoteCertificateValidationCallback</c>, <c>Func&lt;…, SslPolicyErrors, bool&gt;</c> and those of client libraries.</summary>
    public static bool Is(ITypeSymbol? type) =>
        type is INamedTypeSymbol { DelegateInvokeMethod: { ReturnType.SpecialType: SpecialType.System_Boolean, Parameters: { IsEmpty: false } parameters } }
        && Judges(type, parameters);

    private static bool Judges(ITypeSymbol type, ImmutableArray<IParameterSymbol> parameters)
    {
        var last = parameters[parameters.Length - 1].Type.Name;
        return last == "SslPolicyErrors"
            || type.Name == "VerifyServerCertificateCallback"
            || (parameters.Length == 1 && last.Contains("CertificateValidation"))
            || (parameters.Length > 1 && last is "X509Chain" or "X509Certificate2" or "X509Certificate" && parameters.Any(parameter => parameter.Type.Name is "X509Chain"));
    }
}
