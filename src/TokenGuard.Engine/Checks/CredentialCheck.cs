using TokenGuard.Engine.Assignments;
using TokenGuard.Engine.Credentials;

namespace TokenGuard.Engine.Checks;

/// <summary>
/// Passes values that evidence makes credentials, and says how sure that is. <c>credential:password</c> takes what names of
/// passwords name, <c>credential:token</c> what other names of credentials do; behind a pattern, which has found the
/// place already, both judge the value alone.
/// </summary>
/// <remarks>It looks at the assignment, at the word before it and at the path, and at nothing else.</remarks>
internal sealed class CredentialCheck(NameKind wanted) : ICheck
{
    /// <summary>A name of fewer characters says what the value is, and not whose.</summary>
    private const int ShortestOwnedName = 6;

    public static ICheck Parse(string? argument) => argument switch
    {
        "password" => new CredentialCheck(NameKind.Password),
        "token" => new CredentialCheck(NameKind.Token),
        _ => throw new FormatException($"needs 'password' or 'token', not '{argument}'"),
    };

    public Judgement Judge(in CandidateContext candidate)
    {
        var kind = wanted;
        var form = AssignedForm.Quoted;
        var isOwned = false;
        if (candidate.Assigned is { } assigned)
        {
            var name = NamePhrase.Of(candidate.Text, assigned.Name, CodePath.IsCode(candidate.Path));
            kind = CredentialName.KindOf(name);
            form = assigned.Form;
            isOwned = name.Length >= ShortestOwnedName || IsParameter(candidate.Text, assigned.Name);
            if (kind == NameKind.None || (kind == NameKind.Password) != (wanted == NameKind.Password))
            {
                return Judgement.Drop("the name is of something else");
            }

            if (kind != NameKind.Password && form == AssignedForm.Argument && IsCall(candidate.Text, assigned.Name) && CredentialName.Fetches(name))
            {
                return Judgement.Drop("what a call looks up");
            }

            if (IsBadge(candidate.Text, assigned.Name))
            {
                return Judgement.Drop("the token of a badge is public");
            }
        }

        return CredentialJudge.Judge(candidate, isOwned, kind, form, out var reason) is { } confidence
            ? Judgement.Sure(confidence, reason)
            : Judgement.Drop(reason);
    }

    private static bool IsCall(ReadOnlySpan<byte> text, ByteSpan name) => name.End < text.Length && text[name.End] == '(';

    /// <summary>True for a parameter of a picture's address, which pages show to everybody.</summary>
    private static bool IsBadge(ReadOnlySpan<byte> text, ByteSpan name) => IsParameter(text, name) && text[..(name.Start - 1)].EndsWith(".svg"u8);

    /// <summary>A parameter of an address is of the service that stands there.</summary>
    private static bool IsParameter(ReadOnlySpan<byte> text, ByteSpan name) =>
        name.Start > 0 && text[name.Start - 1] is (byte)'?' or (byte)'&' && name.End < text.Length && text[name.End] == '=';
}
