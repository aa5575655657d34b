using System.Text;

namespace TokenGuard.Engine.Rules.Examples;

/// <summary>An unencrypted PEM block (RFC 7468) of random content: <c>{pem:LABEL}</c>.</summary>
internal sealed class RandomPem(string label) : ITemplatePart
{
    private const int LineLength = 64;

    public string? Name => "pem";

    public byte[] Fill(SplitMix64 random, ReadOnlySpan<byte> previous)
    {
        var isPgp = label.StartsWith("PGP ", StringComparison.Ordinal);
        var body = Convert.ToBase64String(isPgp ? random.NextBytes(900) : RandomKey.Make(label, random));
        // PGP armour (RFC 9580) has an empty line before the body.
        var text = new StringBuilder($"-----BEGIN {label}-----\n{(isPgp ? "\n" : "")}");
        for (var i = 0; i < body.Length; i += LineLength)
        {
            text.Append(body, i, Math.Min(LineLength, body.Length - i)).Append('\n');
        }

        return Encoding.ASCII.GetBytes(text.Append($"-----END {label}-----").ToString());
    }
}
