using System.Security.Cryptography;
using System.Text;
using TokenGuard.Engine.Rules.Examples;

namespace TokenGuard.Server.Sandbox.Tokens;

/// <summary>Makes values of the shapes that providers issue: the same ones in the same order for the same seed.</summary>
internal sealed class TokenValues(ulong seed)
{
    public const string ApiToken = "{alnum:40}";
    public const string OAuthToken = "{hex:64}";
    public const string ClientSecret = "{hex:64}";

    private readonly Lock gate = new();
    private long made;

    /// <param name="template">As in the examples of rule files.</param>
    public string Next(string template)
    {
        var parsed = ExampleTemplate.Parse(template);
        lock (gate)
        {
            while (true)
            {
                // Neighbouring seeds of the templates' own generator give values that overlap.
                var hash = SHA256.HashData(Encoding.ASCII.GetBytes($"{seed} {made++}"));
                var value = parsed.Fill(BitConverter.ToUInt64(hash)).ToString();
                if (value.Any(char.IsAsciiDigit) && value.Any(char.IsAsciiLetterLower) && (template != ApiToken || value.Any(char.IsAsciiLetterUpper)))
                {
                    return value;
                }
            }
        }
    }
}
