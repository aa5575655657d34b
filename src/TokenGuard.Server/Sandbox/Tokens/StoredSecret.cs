using System.Security.Cryptography;
using System.Text;

namespace TokenGuard.Server.Sandbox.Tokens;

/// <summary>What is kept of a secret: enough to recognise it, too little to use it.</summary>
/// <param name="Hash">SHA-256, in hex.</param>
/// <param name="Visible">The first characters, as lists show them.</param>
internal sealed record StoredSecret(string Hash, string Visible)
{
    /// <summary>Zendesk shows as many of OAuth tokens; of API tokens it shows some number that no source tells.</summary>
    private const int VisibleLength = 10;

    public static StoredSecret Of(string value) => new(HashOf(value), value[..Math.Min(VisibleLength, value.Length / 2)]);

    public static string HashOf(string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)));
}
