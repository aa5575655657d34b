using System.Text;

namespace TokenGuard.Engine.Rules.Examples;

/// <summary>Base64 in both alphabets of RFC 4648.</summary>
internal static class Base64Text
{
    public static byte[] Encode(byte[] bytes) => Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes));

    /// <summary>The URL-safe alphabet without padding.</summary>
    public static string EncodeUrl(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
