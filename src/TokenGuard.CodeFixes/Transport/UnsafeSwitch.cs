using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TokenGuard.CodeFixes.Transport;

/// <summary>Boolean settings that open a connection to listeners, and the value that closes it.</summary>
internal static class UnsafeSwitch
{
    private static readonly HashSet<string> SafeWhenTrue = new(StringComparer.OrdinalIgnoreCase)
    {
        "RequireHttpsMetadata", "RequireHttps", "EnableSsl", "UseSsl", "UseTls", "UseHttps", "RequireSsl", "SslEnabled", "Ssl", "Secure", "Encrypt",
        "CheckCertificateRevocationList", "CheckCertificateRevocation", "EnableSslCertificateVerification", "ValidateServerCertificate",
        "VerifyServerCertificate", "CheckServerCertificate", "VerifySsl",
    };

    private static readonly HashSet<string> SafeWhenFalse = new(StringComparer.OrdinalIgnoreCase)
    {
        "AllowInsecureHttp", "UseHttp", "UnsafeUseInsecureChannelCallCredentials", "TrustServerCertificate", "AllowUntrustedCertificates",
        "IgnoreCertificateChainErrors", "AllowInsecureTls", "SkipTlsVerify", "InsecureSkipVerify", "InsecureSkipTlsVerify",
        "DisableServerCertificateValidation", "ValidateAnyCertificate", "IgnoreCertificateErrors", "IgnoreServerCertificateErrors",
        "AcceptAnyCertificate", "TrustAllCertificates",
    };

    /// <summary>The name of the setting that an assignment opens, with the change that closes it; null if it opens none.</summary>
    public static (string Name, TextChange Change)? Close(AssignmentExpressionSyntax assignment) =>
        !assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || AssignedName.Of(assignment) is not { } name ? null
        : assignment.Right.IsKind(SyntaxKind.FalseLiteralExpression) && SafeWhenTrue.Contains(name) ? (name, new TextChange(assignment.Right.Span, "true"))
        : assignment.Right.IsKind(SyntaxKind.TrueLiteralExpression) && SafeWhenFalse.Contains(name) ? (name, new TextChange(assignment.Right.Span, "false"))
        : UnsafeMember.Close(assignment.Right);
}
