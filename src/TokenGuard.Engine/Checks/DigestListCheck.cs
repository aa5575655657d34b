using TokenGuard.Engine.Credentials;

namespace TokenGuard.Engine.Checks;

/// <summary>
/// Drops what may be a digest in files that list digests, where a rule goes by the name before it, which may be that of anything. A token
/// in an address or of a format of its own counts there too. Runs for every rule.
/// </summary>
internal sealed class DigestListCheck : PathDependentCheck
{
    public override bool Concerns(in CandidateContext candidate) => candidate.Rule.ByName && DigestList.MayHold(candidate.Value);

    public override string? Objection(string path) => DigestList.Is(path) ? "a digest, as such files list them" : null;
}
