using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using TokenGuard.Sources.Files;

namespace TokenGuard.TokenApi.Http;

/// <summary>Trust in the certificates of a file besides those of the system.</summary>
internal static class CertificateTrust
{
    /// <exception cref="ApiException">The file cannot be read or holds no certificate.</exception>
    public static X509ChainPolicy With(string file)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        try
        {
            policy.CustomTrustStore.ImportFromPem(Encoding.UTF8.GetString(WholeInput.Read(file)));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new ApiException(ApiFailure.Refused, $"the certificates of {file} cannot be read: {wrong.Message}", wrong);
        }

        if (policy.CustomTrustStore.Count == 0)
        {
            throw new ApiException(ApiFailure.Refused, $"{file} holds no certificate in PEM form");
        }

        using var system = new X509Store(StoreName.Root, StoreLocation.LocalMachine);
        using var user = new X509Store(StoreName.Root, StoreLocation.CurrentUser);
        system.Open(OpenFlags.ReadOnly);
        user.Open(OpenFlags.ReadOnly);
        policy.CustomTrustStore.AddRange(system.Certificates);
        policy.CustomTrustStore.AddRange(user.Certificates);
        return policy;
    }
}
