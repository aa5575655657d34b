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
        ReadOnlySpan<byte> name = default;
        if (candidate.Assigned is { } assigned)
        {
            name = NamePhrase.Of(candidate.Text, assigned.Name, CodePath.IsCode(candidate.Path));
            kind = CredentialName.KindOf(name);
            form = assigned.Form;
            if (kind == NameKind.None || (kind == NameKind.Password) != (wanted == NameKind.Password))
            {
                return Judgement.Drop("the name is of something else");
            }
        }

        return CredentialJudge.Judge(candidate, name, kind, form, out var reason) is { } confidence
            ? Judgement.Sure(confidence, reason)
            : Judgement.Drop(reason);
    }
}
