using TokenGuard.Engine.Credentials;

namespace TokenGuard.Engine.Checks;

/// <summary>Drops what may be a digest in files that list digests: what stands before it may be the name of anything. Runs for every rule.</summary>
internal sealed class DigestListCheck : ICheck
{
    private static readonly Judgement Digest = Judgement.Drop("a digest, as such files list them");

    public Judgement Judge(in CandidateContext candidate) =>
        DigestList.MayHold(candidate.Value) && DigestList.Is(candidate.Path) ? Digest : Judgement.Pass;
}
