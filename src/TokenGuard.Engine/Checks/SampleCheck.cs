using System.Text;

namespace TokenGuard.Engine.Checks;

/// <summary>
/// Drops sample values that the provider publishes in its documentation. Runs for every rule. Samples are known by
/// the start of their SHA-256, so that no rule file holds anything that looks like a token.
/// </summary>
internal sealed class SampleCheck : ICheck
{
    private const int ShownBytes = 8;

    public Judgement Judge(in CandidateContext candidate)
    {
        var samples = candidate.Rule.Samples;
        return samples.Count == 0
            ? Judgement.Pass
            : Judgement.Of(!samples.Contains(Digest(candidate.Value), StringComparer.Ordinal), "a sample value of the provider's documentation");
    }

    /// <summary>First 16 hex digits of the value's SHA-256, as rule files list them.</summary>
    public static string Digest(ReadOnlySpan<byte> value)
    {
        var hash = Sha256.Of(value, default);
        var text = new StringBuilder(ShownBytes * 2);
        for (var i = 0; i < ShownBytes; i++)
        {
            text.Append("0123456789abcdef"[hash[i] >> 4]).Append("0123456789abcdef"[hash[i] & 15]);
        }

        return text.ToString();
    }
}
