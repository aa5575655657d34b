using TokenGuard.Engine.Assignments;
using TokenGuard.Engine.Credentials;

namespace TokenGuard.Engine.Checks;

/// <summary>
/// Judges the entry of a manifest of secrets: what stands there is a secret already if its key does not say that it is
/// something else, such as a user or a host.
/// </summary>
internal sealed class EntryCheck : ICheck
{
    private const int ShortestOwnedName = 6;
    private const int ShortestPart = 4;

    /// <summary>What keys end with besides, if their value is none: beside names of files those of what is known to everybody.</summary>
    private static readonly WordSet Others = new(
        "crt cert certificate certificates pem ca cacert csr pub crl bundle chain truststore login principal server servers hostname address addresses ip database db schema namespace bucket cluster json yaml yml xml conf cfg ini properties toml sql sh groups");

    public Judgement Judge(in CandidateContext candidate)
    {
        if (candidate.Assigned is not { } assigned)
        {
            return Judgement.Drop("it is no entry of a manifest");
        }

        var key = candidate.Text.Slice(assigned.Name.Start, assigned.Name.Length);
        var kind = CredentialName.KindOf(key);
        if (kind == NameKind.None && (CredentialName.MeansSomethingElse(key) || Others.Contains(new NameWords(key).Previous())))
        {
            return Judgement.Drop("the key is of something else");
        }

        if (IsObject(candidate.Value))
        {
            return Judgement.Drop("a file, which is looked at by itself");
        }

        var isNamed = kind != NameKind.None;
        if (!isNamed && IsPair(candidate.Value))
        {
            return Judgement.Sure(Confidence.Medium, "a user and a password");
        }

        return CredentialJudge.Judge(candidate, key.Length >= ShortestOwnedName, isNamed ? kind : NameKind.Token, AssignedForm.Quoted, out var reason) is not { } confidence
            ? Judgement.Drop(reason)
            : Judgement.Sure(isNamed || confidence < Confidence.Medium ? confidence : Confidence.Medium, reason);
    }

    /// <summary>As servers that ask for HTTP Basic authentication keep them, however simple they are.</summary>
    private static bool IsPair(ReadOnlySpan<byte> value)
    {
        var colon = value.IndexOf((byte)':');
        return colon >= ShortestPart && value.Length - colon > ShortestPart
            && OtherShapes.IsWordsAnd("@.-"u8, value[..colon]) && value[(colon + 1)..].IndexOfAny((byte)':', (byte)' ', (byte)'/') < 0;
    }

    private static bool IsObject(ReadOnlySpan<byte> value) => value.Length > 1 && value[0] == '{' && value[^1] == '}';
}
