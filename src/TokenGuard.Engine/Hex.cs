using System.Text;

namespace TokenGuard.Engine;

/// <summary>Writes bytes as hex digits.</summary>
internal static class Hex
{
    private const string Digits = "0123456789abcdef";

    public static string ToLower(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length * 2);
        foreach (var b in bytes)
        {
            text.Append(Digits[b >> 4]).Append(Digits[b & 15]);
        }

        return text.ToString();
    }
}
