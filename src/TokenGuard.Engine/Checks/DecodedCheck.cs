namespace TokenGuard.Engine.Checks;

/// <summary>Passes candidates that were found inside base64.</summary>
internal sealed class DecodedCheck : ICheck
{
    public Judgement Judge(in CandidateContext candidate) => Judgement.Of(candidate.IsDecoded, "stands in plain text");
}
