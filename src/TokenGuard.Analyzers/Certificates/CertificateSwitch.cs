using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Certificates;

/// <summary>Properties of clients and drivers that switch certificate checks off without a callback.</summary>
internal static class CertificateSwitch
{
    private const int RemoteCertificateChainErrors = 4;
    private const int AllVerificationFlags = 0xFFF;

    private static readonly HashSet<string> OffWhenTrue = new(StringComparer.OrdinalIgnoreCase)
    {
        "TrustServerCertificate", "AllowUntrustedCertificates", "IgnoreCertificateChainErrors", "AllowInsecureTls", "SkipTlsVerify", "InsecureSkipVerify",
        "InsecureSkipTlsVerify", "DisableServerCertificateValidation", "ValidateAnyCertificate", "IgnoreCertificateErrors", "IgnoreServerCertificateErrors", "AcceptAnyCertificate", "TrustAllCertificates",
    };

    private static readonly HashSet<string> OffWhenFalse = new(StringComparer.OrdinalIgnoreCase)
    {
        "EnableSslCertificateVerification", "ValidateServerCertificate", "VerifyServerCertificate", "CheckServerCertificate", "VerifySsl",
    };

    /// <summary>Says whether an assignment to a property, or to a key of a connection string builder, switches the checks off.</summary>
    public static bool IsOff(IAssignmentOperation assignment)
    {
        if (assignment.Target is not IPropertyReferenceOperation { Property: var property } target)
        {
            return false;
        }

        if (property.IsIndexer)
        {
            return IsBuilder(property.ContainingType) && target.Arguments.Length == 1 && target.Arguments[0].Value.ConstantText() is { } key
                && IsTrust(key.Replace(" ", "")) && IsOn(assignment.Value);
        }

        return property.Type.SpecialType == SpecialType.System_Boolean || property.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            ? assignment.Value.Unwrap().ConstantValue is { HasValue: true, Value: bool value } && (value ? OffWhenTrue : OffWhenFalse).Contains(property.Name)
            : IsTolerant(property.Name, assignment.Value);
    }

    /// <summary>Says whether a call of a fluent builder switches the checks off.</summary>
    public static bool IsOff(IInvocationOperation call) =>
        call.TargetMethod.Name is "WithAllowUntrustedCertificates" or "WithIgnoreCertificateChainErrors"
        && call.Arguments.All(argument => argument.Value.ConstantValue is not { HasValue: true, Value: false });

    private static bool IsTolerant(string name, IOperation value) => name switch
    {
        "AcceptablePolicyErrors" => Number(value) is { } errors && (errors & RemoteCertificateChainErrors) != 0,
        "VerificationFlags" => Number(value) is { } flags && (flags & AllVerificationFlags) == AllVerificationFlags,
        "CertificateValidationMode" => value.Unwrap() is IFieldReferenceOperation { Field: { Name: "None", ContainingType.Name: "X509CertificateValidationMode" } },
        _ => false,
    };

    private static int? Number(IOperation value) => value.ConstantValue is { HasValue: true, Value: int number } ? number : null;

    private static bool IsTrust(string key) => string.Equals(key, "TrustServerCertificate", StringComparison.OrdinalIgnoreCase);

    private static bool IsOn(IOperation value) => value.Unwrap().ConstantValue switch
    {
        { HasValue: true, Value: bool on } => on,
        { HasValue: true, Value: string text } => text.Trim().ToLowerInvariant() is "true" or "yes" or "1",
        _ => false,
    };

    private static bool IsBuilder(ITypeSymbol? type) => type?.Name.EndsWith("ConnectionStringBuilder", StringComparison.Ordinal) == true;
}
