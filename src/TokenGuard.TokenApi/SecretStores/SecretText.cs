using System.Text;
using TokenGuard.Engine;

namespace TokenGuard.TokenApi.SecretStores;

/// <summary>Secrets as the text that JSON can hold.</summary>
internal static class SecretText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="SecretStoreException">It is no text: another value would be stored in its place.</exception>
    public static string Of(Secret secret, ISecretStore store)
    {
        try
        {
            return Strict.GetString(secret.Reveal());
        }
        catch (DecoderFallbackException)
        {
            throw new SecretStoreException($"{store} keeps texts, and the secret is not one in UTF-8");
        }
    }

    public static Secret ToSecret(string text) => new(Encoding.UTF8.GetBytes(text), 0);
}
