using TokenGuard.Engine.Credentials;

namespace TokenGuard.Engine.Checks;

/// <summary>
/// Drops what may be a digest in files that list digests, where a rule goes by the name before it, which may be that of anything. A token
/// in an address or of a format of its own counts there too. Runs for every rule; in a history no path is known when it does.
/// </summary>
internal sealed class DigestListCheck : ICheck
{
    private static readonly Judgement Digest = Judgement.Drop("a digest, as such files list them");

    public Judgement Judge(in CandidateContext candidate) =>
        candidate.Rule.ByName && DigestList.MayHold(candidate.Value) && DigestList.Is(candidate.Path) ? Digest : Judgement.Pass;
}
