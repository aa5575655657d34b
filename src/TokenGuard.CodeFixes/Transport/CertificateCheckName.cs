namespace TokenGuard.CodeFixes.Transport;

/// <summary>Names of what takes a check of certificates, and without which the framework checks them itself.</summary>
internal static class CertificateCheckName
{
    public static bool Is(string name) =>
        name is "VerificationFlags" or "AcceptablePolicyErrors" || name.EndsWith("Callback", StringComparison.Ordinal) || name.Contains("Certificate") || name.Contains("ServerCert");
}
