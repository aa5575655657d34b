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

    /// <summary>Bytes of a line behind its first word that are looked at.</summary>
    private const int LongestRest = 60;

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
            var name = NamePhrase.Of(candidate.Text, assigned.Name, candidate.Traits.IsCode);
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

            if (IsOtherName(candidate.Text, assigned))
            {
                return Judgement.Drop("a name of an address, of a file or of something like it");
            }

            if (form is AssignedForm.Bare or AssignedForm.Plain && PascalType.Is(candidate.Text, assigned))
            {
                return Judgement.Drop("the type of a parameter or a field");
            }

            if (form == AssignedForm.Beside && IsPassedOn(candidate.Text, assigned))
            {
                return Judgement.Drop("what a call is passed");
            }

            if (form == AssignedForm.Bare && (IsFirstOfSentence(candidate.Text, assigned) || IsFirstOfCell(candidate.Text, assigned)))
            {
                return Judgement.Drop("the first word of a sentence");
            }

            if (candidate.Traits.IsCode && form is AssignedForm.Bare or AssignedForm.Plain && kind == NameKind.Password
                && TextLiteral.Holds(candidate.Text, assigned.Name, assigned.Value))
            {
                form = AssignedForm.Embedded;
            }

            if (IsBadge(candidate.Text, assigned.Name))
            {
                return Judgement.Drop("the token of a badge is public");
            }
        }

        if (CredentialJudge.Judge(candidate, isOwned, kind, form, out var reason) is not { } confidence)
        {
            return Judgement.Drop(reason);
        }

        return candidate.Assigned is { } found && Bystander.Of(candidate.Text, found) is { } other ? Judgement.Drop(other) : Judgement.Sure(confidence, reason);
    }

    /// <summary>
    /// True for the user in <c>acme://apiKey:secret@host</c>, whose password has a rule of its own, for what
    /// is told of the file <c>/etc/passwd</c> and of programs such as <c>contrib/htpasswd</c>, for the shell's folder, for what a template calls, for
    /// a project's <c>UserSecretsId</c>, which is a name and a number, and for a name of letters that the value goes on with: <c>'CheckPassword' : 'CheckPasswordNotBlank'</c>.
    /// </summary>
    private static bool IsOtherName(ReadOnlySpan<byte> text, AssignedValue assigned)
    {
        var name = text.Slice(assigned.Name.Start, assigned.Name.Length);
        var before = text[..assigned.Name.Start];
        return before.EndsWith("://"u8) || (before.EndsWith("/"u8) && name.EndsWith("passwd"u8))
            || name.SequenceEqual("$PWD"u8) || (name.SequenceEqual("PWD"u8) && before.EndsWith("${"u8))
            || text[..assigned.Value.Start].EndsWith("{{ "u8) || before.EndsWith("<UserSecretsId>"u8)
            || (name.Length >= ShortestOwnedName && assigned.Value.Length > name.Length
                && text.Slice(assigned.Value.Start, name.Length).SequenceEqual(name) && IsWord(text.Slice(assigned.Value.Start, assigned.Value.Length)));
    }

    private static bool IsCall(ReadOnlySpan<byte> text, ByteSpan name) => name.End < text.Length && text[name.End] == '(';

    /// <summary>
    /// True for what files with translations have behind names in small letters: <c>new_password=Uusi salasana</c>. Behind
    /// <c>NAME=value</c> in capitals a shell has a command.
    /// </summary>
    private static bool IsFirstOfSentence(ReadOnlySpan<byte> text, AssignedValue assigned)
    {
        var at = assigned.Value.End;
        if (!IsWord(text.Slice(assigned.Value.Start, assigned.Value.Length)) || at + 1 >= text.Length || text[at] != ' ' || !HasSmall(text.Slice(assigned.Name.Start, assigned.Name.Length)))
        {
            return false;
        }

        var letters = 0;
        for (var end = Math.Min(text.Length, at + LongestRest); at < end && text[at] is not ((byte)'\n' or (byte)'\r'); at++)
        {
            letters += IsLetter(text[at]) ? 1 : 0;
            if (!IsLetter(text[at]) && " .,:;!?'/"u8.IndexOf(text[at]) < 0)
            {
                return false;
            }
        }

        return letters > 1;
    }

    /// <summary>True for <c>Pass top_k=10 to …</c>, <c>pass -std=c99</c>: the verb, and a flag or an argument.</summary>
    private static bool IsPassedOn(ReadOnlySpan<byte> text, AssignedValue assigned)
    {
        if (!text.Slice(assigned.Name.Start, assigned.Name.Length).SequenceEqual("pass"u8) && !text.Slice(assigned.Name.Start, assigned.Name.Length).SequenceEqual("Pass"u8))
        {
            return false;
        }

        var value = text.Slice(assigned.Value.Start, assigned.Value.Length);
        var sign = value.IndexOf((byte)'=');
        return Blanks.SkipBackInLine(text, assigned.Value.Start) == assigned.Name.End
            && ((value.Length > 1 && value[0] == '-' && Ascii.IsLetter(value[1])) || (sign > 1 && OtherShapes.IsWordsAnd(""u8, value[..sign])));
    }

    /// <summary>True for a word of a table's cell in which further words follow: <c>| API_TOKEN | Acme token of … |</c>.</summary>
    private static bool IsFirstOfCell(ReadOnlySpan<byte> text, AssignedValue assigned)
    {
        if (assigned.Value.Start <= assigned.Name.End || text[assigned.Name.End..assigned.Value.Start].IndexOf((byte)'|') < 0)
        {
            return false;
        }

        var next = Blanks.SkipInLine(text, assigned.Value.End);
        return next > assigned.Value.End && next < text.Length && text[next] is not ((byte)'|' or (byte)'\n' or (byte)'\r' or (byte)'#');
    }

    private static bool IsWord(ReadOnlySpan<byte> value)
    {
        foreach (var b in value)
        {
            if (!IsLetter(b))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasSmall(ReadOnlySpan<byte> name)
    {
        foreach (var b in name)
        {
            if (Ascii.IsLower(b))
            {
                return true;
            }
        }

        return false;
    }

    // Of other alphabets too, in UTF-8.
    private static bool IsLetter(byte b) => Ascii.IsLetter(b) || b >= 0x80;

    /// <summary>True for a parameter of a picture's address, which pages show to everybody.</summary>
    private static bool IsBadge(ReadOnlySpan<byte> text, ByteSpan name) => IsParameter(text, name) && text[..(name.Start - 1)].EndsWith(".svg"u8);

    /// <summary>A parameter of an address is of the service that stands there.</summary>
    private static bool IsParameter(ReadOnlySpan<byte> text, ByteSpan name) =>
        name.Start > 0 && text[name.Start - 1] is (byte)'?' or (byte)'&' && name.End < text.Length && text[name.End] == '=';
}
