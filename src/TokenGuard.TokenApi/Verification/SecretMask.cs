using System.Text;
using TokenGuard.Engine;

namespace TokenGuard.TokenApi.Verification;

/// <summary>Takes a secret out of texts that a provider sent back.</summary>
internal static class SecretMask
{
    // Providers show the first characters of a value, and those are no secret; more is.
    private const int LongestPiece = 12;

    public static string Hide(Secret secret, string text)
    {
        var value = Encoding.UTF8.GetString(secret.Reveal());
        if (value.Length <= LongestPiece)
        {
            return text.Replace(value, secret.ToString(), StringComparison.Ordinal);
        }

        for (var start = 0; start + LongestPiece <= text.Length; start++)
        {
            if (value.AsSpan().Contains(text.AsSpan(start, LongestPiece), StringComparison.Ordinal))
            {
                return "(hidden: it holds the secret)";
            }
        }

        return text;
    }
}
