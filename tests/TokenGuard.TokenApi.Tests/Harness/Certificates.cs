using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TokenGuard.TokenApi.Tests.Harness;

/// <summary>Certificates that nobody vouches for but who is given their file.</summary>
internal static class Certificates
{
    /// <param name="host">A name or an IP address.</param>
    public static X509Certificate2 SelfSigned(string host)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(host);
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var day = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(day.AddDays(-1), day.AddDays(1));
    }
}
