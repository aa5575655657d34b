using TokenGuard.Engine.Credentials;

namespace TokenGuard.Engine.Checks;

/// <summary>
/// Passes base64 of a user, a colon and a password (RFC 7617), unless the password is made of words that stand for one. For
/// values too short to be decoded as a layer.
/// </summary>
internal sealed class EncodedUserCheck : ICheck
{
    private const int ShortestPassword = 4;

    public Judgement Judge(in CandidateContext candidate)
    {
        var buffer = new byte[Base64.MaxDecodedLength(candidate.Value.Length)];
        var length = Base64.Decode(candidate.Value, buffer);
        if (length <= 0 || !Ascii.IsPrintable(buffer.AsSpan(0, length)))
        {
            return Judgement.Drop("no base64 of a text");
        }

        var decoded = buffer.AsSpan(0, length);
        var password = decoded[(decoded.IndexOf((byte)':') + 1)..];
        return password.Length == length || password.Length == length - 1 || password.Length < ShortestPassword
            ? Judgement.Drop("no user and password")
            : Judgement.Of(!PlaceholderWords.Cover(password), "words that stand for a value");
    }
}
