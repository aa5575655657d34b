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
            : samples.Contains(Digest(candidate.Value), StringComparer.Ordinal) ? Judgement.Refute("a sample value of the provider's documentation")
            : Judgement.Pass;
    }

    /// <summary>First 16 hex digits of the value's SHA-256, as rule files list them.</summary>
    public static string Digest(ReadOnlySpan<byte> value) =>
        Hex.ToLower(Sha256.Of(value, default).AsSpan(0, ShownBytes));
}
