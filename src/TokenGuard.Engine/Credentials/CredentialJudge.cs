using TokenGuard.Engine.Assignments;
using TokenGuard.Engine.Checks;
using TokenGuard.Engine.Rarity;

namespace TokenGuard.Engine.Credentials;

/// <summary>Judges a value without a format of its own by evidence that adds up: its name, how it is written, what it is made of.</summary>
internal static class CredentialJudge
{
    /// <summary>Sums from which a value is reported with low, medium and high confidence.</summary>
    private const double Low = 2.2;
    private const double Medium = 3;

    /// <summary>People choose passwords, so that less in them is chance, and names of passwords are rarely of something else, but in sentences.</summary>
    private const double MediumPassword = 2.5;

    private const double High = 4.5;

    private const int ShortestToken = 16;

    private const int ShortestArgument = 5;

    /// <summary>Hardly any word that code and configuration have for a value is as long.</summary>
    private const int ShortestPhrase = 13;

    /// <summary>OpenPGP names keys by the capital digits of SHA-1 (RFC 4880, section 12.2).</summary>
    private const int OpenPgpDigits = 40;

    /// <summary>Surprise from which a value's letters are not those of words.</summary>
    private const double RareLetters = 5.6;

    /// <summary>Bytes of a type and a space before a name.</summary>
    private const int LongestType = 12;

    /// <summary>Runs of no more than one character in so many are chance.</summary>
    private const int ChanceShare = 8;

    /// <summary>What text of so many letters has hardly a digit was not drawn by lot; but what somebody typed in small letters alone may be a phrase.</summary>
    private const double WordsOnly = -2.2;

    private static ReadOnlySpan<byte> Nonce => "nonce"u8;

    /// <summary>The confidence, or null if the value is no credential; and why.</summary>
    /// <param name="candidate">The value and what stands around it.</param>
    /// <param name="isOwned">Whether it is known whose the value is.</param>
    /// <param name="kind">What the name says.</param>
    /// <param name="form">How the value is written.</param>
    /// <param name="reason">Why.</param>
    public static Confidence? Judge(in CandidateContext candidate, bool isOwned, NameKind kind, AssignedForm form, out string reason)
    {
        var value = kind == NameKind.Password ? StoredPlain.WithoutMark(candidate.Value) : candidate.Value;
        if (candidate.DroppedValues?.ReasonOf(value, isOwned, kind, form, candidate.Traits) is { } known)
        {
            reason = known;
            return null;
        }

        var confidence = JudgeWritten(candidate, value, isOwned, kind, form, out reason);
        if (confidence is null)
        {
            // What else stands around the value has no part in it.
            candidate.DroppedValues?.Add(value, isOwned, kind, form, candidate.Traits, reason);
        }
        else if (form == AssignedForm.Argument && UuidShape.Is(value) && IsMadeUuid(candidate))
        {
            reason += ", made a UUID, which is no text";
            return Confidence.Low;
        }
        else if (candidate.Assigned is { } assigned && IsNonce(candidate.Text.Slice(assigned.Name.Start, assigned.Name.Length)))
        {
            reason += ", a nonce, which is used once and hardly ever secret";
            return Confidence.Low;
        }
        else if (candidate.Assigned is { } ofSession && UuidShape.Is(value) && IsSession(candidate.Text.Slice(ofSession.Name.Start, ofSession.Name.Length)))
        {
            reason += ", an id by which services count sessions too";
            return Confidence.Low;
        }
        else if (candidate.Assigned is { } mac && IsMac(candidate.Text.Slice(mac.Name.Start, mac.Name.Length)))
        {
            reason += ", what a key made of a text";
            return Confidence.Low;
        }
        else if (kind == NameKind.Vague && TestVectors.Are(candidate))
        {
            reason += ", as vectors for tests have keys";
            return Confidence.Low;
        }
        else if (IsBeginning(candidate))
        {
            reason += ", the beginning of what is put together";
            return Confidence.Low;
        }

        return confidence;
    }

    private static Confidence? JudgeWritten(
        in CandidateContext candidate, ReadOnlySpan<byte> value, bool isOwned, NameKind kind, AssignedForm form, out string reason)
    {
        if (value.Length <= ValueReader.LongestValue && LetterEscapes.AreIn(value))
        {
            // Where other escapes are read, or none, it is another value.
            Span<byte> decoded = stackalloc byte[value.Length];
            return JudgeValue(candidate, LetterEscapes.Decode(value, decoded), isOwned, kind, form, out reason) is { } judged
                ? judged > Confidence.Medium ? Confidence.Medium : judged
                : null;
        }

        return JudgeValue(candidate, value, isOwned, kind, form, out reason);
    }

    private static Confidence? JudgeValue(
        in CandidateContext candidate, ReadOnlySpan<byte> value, bool isOwned, NameKind kind, AssignedForm form, out string reason)
    {
        var counts = ValueCounts.Of(value);
        var isBare = form is AssignedForm.Bare or AssignedForm.Plain or AssignedForm.Embedded or AssignedForm.Beside or AssignedForm.Flag or AssignedForm.Joined;
        // Where code would end a value with a mark that is in this one, something else than code bounds it.
        var mayBeCode = isBare && form != AssignedForm.Plain && (candidate.Traits.IsCode || !(PlainScalar.HasMark(value) || (value.IndexOf((byte)'(') > 0 && value.IndexOfAny((byte)'{', (byte)'[') < 0)) || !GeneratedPasswords.Are(value, counts));
        if (OtherShapes.Of(value, counts, mayBeCode) is { } other)
        {
            reason = other;
            return null;
        }

        if (ControlEscapes.Are(value, kind))
        {
            reason = "text with control characters";
            return null;
        }

        if (form == AssignedForm.Column && kind == NameKind.Password && PasswordDigests.Are(value, counts))
        {
            reason = "what a table keeps of a password";
            return null;
        }

        if (kind != NameKind.Password && PathShapes.AreShort(value))
        {
            reason = "a path";
            return null;
        }

        if (kind != NameKind.Password && IsNumbered(value, counts))
        {
            reason = "words and a count";
            return null;
        }

        if (PlaceholderWords.Cover(value) || PlaceholderWords.CoverEncoded(value))
        {
            reason = "words that stand for a value";
            return null;
        }

        var (runs, longestRun) = Runs.Measure(value);
        var isTyped = isOwned && kind != NameKind.Password && value.Length >= ShortestToken && counts.Spaces == 0 && Runs.AreJoined(value);
        if (Runs.AreRepeats(value) || (!isTyped && runs * 10 > value.Length * 9 && Runs.AreDifferent(value)) || ByteSequences.Are(value) || (!isTyped && (isOwned && kind != NameKind.Password ? longestRun : runs) * 2 > value.Length))
        {
            reason = "a sequence or a walk over the keyboard";
            return null;
        }

        var evidence = new Evidence(candidate.IsExplained);
        evidence.Add(kind switch { NameKind.Password or NameKind.Token => 1.5, NameKind.Vague => 0.5, _ => 0 }, "name");
        evidence.Add(OfForm(form, candidate.Traits.IsCode), "form");
        if (counts.IsHex && value.Length >= ShortestToken && counts.Letters > 0)
        {
            evidence.Add(value.Length >= 32 ? 2.4 : value.Length >= 24 && isOwned ? 2.1 : 2, "hexadecimal digits");
            evidence.Add(kind == NameKind.Vague && !isOwned ? -0.8 : 0, "may be a digest");
            evidence.Add(counts.Lower == 0 && value.Length == OpenPgpDigits ? (form is AssignedForm.Beside or AssignedForm.Flag && kind != NameKind.Password ? -1.5 : kind == NameKind.Vague ? -1 : 0) : 0, "may be a key's fingerprint");
        }
        else if (UuidShape.Is(value))
        {
            evidence.Add(kind == NameKind.Vague && isOwned ? 2.4 : 1.5, "form of a UUID");
            runs = 0;
        }
        else if (value.Length >= ShortestToken && counts.Spaces == 0 && Randomness.EstimateBits(value) > 0)
        {
            evidence.Add(value.Length >= 24 ? 3 : 2.6, "random");
            evidence.Add(LetterSurprise.PerLetter(value) < 5 ? (counts.Digits < 2 && counts.Lower < value.Length && kind != NameKind.Password ? WordsOnly : -1.5) : 0, "reads like words");
        }
        else if (isTyped)
        {
            evidence.Add(2.7, "typed to a token's length");
        }
        else
        {
            AddShort(ref evidence, value, counts, kind, isOwned);
        }

        evidence.Add((kind != NameKind.Password || form == AssignedForm.Argument) && !isTyped && ((JoinedWords.Are(value) && LetterSurprise.PerLetter(value) < RareLetters) || JoinedWords.AreName(value)) ? -2.5 : 0, "words joined by signs");
        evidence.Add(kind != NameKind.Password && value.IndexOf(", "u8) > 0 ? -2 : 0, "may be a sentence");
        evidence.Add(form == AssignedForm.Argument && kind != NameKind.Password && value.Length < ShortestToken ? -1.5 : 0, "a short argument");
        evidence.Add(form == AssignedForm.Argument && kind == NameKind.Password && value.Length < ShortestArgument ? -1 : 0, "a code of four characters");
        evidence.Add(form == AssignedForm.Argument && kind == NameKind.Password && counts.Upper == value.Length ? -1.5 : 0, "may be a constant");
        evidence.Add(runs * ChanceShare > value.Length && !(kind == NameKind.Password && KeepsRules(counts)) ? -0.5 : 0, "runs");
        evidence.Add(isBare && !isTyped && counts is { Upper: > 1, Lower: > 3, Digits: < 2 } && MayBeIdentifier(value, counts, candidate.Traits.IsCode) ? -1.5 : 0, "may be an identifier");
        evidence.Add(form == AssignedForm.Beside && (counts.Digits == 0 || value.Length < ShortestToken) ? (kind == NameKind.Password && counts is { Digits: > 1, Letters: > 3 } ? -0.7 : -1.5) : 0, "may be a sentence");
        evidence.Add(form == AssignedForm.Embedded ? (counts.Digits == 0 && LetterSurprise.PerLetter(value) < RareLetters ? -2 : 0) : isBare && candidate.Traits.IsCode && (counts.Digits == 0 || value.Length < ShortestToken || DottedNames.AreShort(value)) ? -2 : 0, "may be code");
        evidence.Add(isBare && (counts.Upper == 0 || counts.Lower == 0) && (candidate.Traits.IsCode || ((kind != NameKind.Password || form == AssignedForm.Beside) && counts.Lower == 0 && HasManyBlanks(value))) && OtherShapes.IsWordsAnd(""u8, value) && value.IndexOf((byte)'_') > 0 && Ascii.IsLetter(value[0]) ? -2 : 0, "may be a variable");
        evidence.Add(kind == NameKind.Vague && !isBare && counts.Lower == 0 && HasManyBlanks(value) && OtherShapes.IsWordsAnd(""u8, value) && Ascii.IsLetter(value[0]) ? -2 : 0, "may be a constant");
        evidence.Add(counts.Digits * 6 < value.Length && candidate.Traits.IsTranslation && IsProse(value) && !IsChance(value, counts) ? -3.5 : 0, "may be a translation");
        reason = evidence.Explain();
        var medium = kind == NameKind.Password && form != AssignedForm.Beside && counts.Spaces == 0 ? MediumPassword : Medium;
        return evidence.Sum >= High ? Confidence.High : evidence.Sum >= medium ? Confidence.Medium : evidence.Sum >= Low ? Confidence.Low : null;
    }

    /// <summary>What a key is for, and not the key.</summary>
    private static bool IsMac(ReadOnlySpan<byte> name) => name.Length == "hmac".Length && Ascii.EndsWithIgnoreCase(name, "hmac"u8);

    /// <summary><c>wren_123</c>: as examples count what they make up.</summary>
    private static bool IsNumbered(ReadOnlySpan<byte> value, ValueCounts counts) => value.Length < ShortestToken + ShortestArgument && counts.Digits == 3 && counts.Upper == 0 && (value.EndsWith("_123"u8) || value.EndsWith("-123"u8));

    /// <summary>Cookies have the name in capitals.</summary>
    private static bool IsSession(ReadOnlySpan<byte> name) => name.Length == "session".Length && name.EndsWith("ession"u8);

    /// <summary>No word of any language: capitals and digits stand between small letters, which are not those of words.</summary>
    private static bool IsChance(ReadOnlySpan<byte> value, ValueCounts counts) =>
        value.Length >= ShortestToken && counts is { Spaces: 0, Digits: > 1, Upper: > 1, Lower: > 1, Foreign: 0 } && Randomness.EstimateBits(value) > 0 && LetterSurprise.PerLetter(value) >= RareLetters;

    private static bool IsNonce(ReadOnlySpan<byte> name) =>
        Ascii.EndsWithIgnoreCase(name, Nonce) || (Ascii.EndsWithIgnoreCase(name, "str"u8) && Ascii.EndsWithIgnoreCase(Ascii.TrimEnd(name[..^3], "_"u8), Nonce));

    /// <summary>Of words; where no code stands, a digit between letters that are not those of words makes a password of it.</summary>
    private static bool MayBeIdentifier(ReadOnlySpan<byte> value, ValueCounts counts, bool isCode) =>
        LetterSurprise.PerLetter(value) < RareLetters || (value.Length < ShortestToken && (isCode || counts.Digits == 0));

    /// <summary>True for <c>ACME_CURVE_P256R1</c>: three words and more make a constant's name outside of code too.</summary>
    private static bool HasManyBlanks(ReadOnlySpan<byte> value) => value.IndexOf((byte)'_') is var first and > 0 && value[(first + 1)..].IndexOf((byte)'_') > 0;

    /// <summary>True for <c>Guid.Parse("…")</c>, <c>UUID.fromString("…")</c> and <c>Guid key = new("…")</c>: services take their keys as texts.</summary>
    private static bool IsMadeUuid(in CandidateContext candidate)
    {
        var start = Math.Max(0, (candidate.Assigned?.Name.Start ?? candidate.Secret.Start) - LongestType);
        var before = candidate.Text[start..candidate.Secret.Start];
        return Ascii.IndexOfIgnoreCase(before, "guid"u8) >= 0 || Ascii.IndexOfIgnoreCase(before, "uuid"u8) >= 0;
    }

    /// <summary><c>"acme_" + id</c>: a sign at the end of the literal joins it to what the program knows.</summary>
    private static bool IsBeginning(in CandidateContext candidate)
    {
        var rest = candidate.Text[candidate.Secret.End..];
        if (candidate.Value.IsEmpty || candidate.Value[^1] is not ((byte)'_' or (byte)'-' or (byte)'.' or (byte)':') || rest.IsEmpty || !Ascii.IsQuote(rest[0]))
        {
            return false;
        }

        var sign = Blanks.SkipInLine(rest, 1);
        return sign < rest.Length && rest[sign] == '+';
    }

    /// <summary>Letters of any alphabet, digits and the signs between words, and behind them.</summary>
    private static bool IsProse(ReadOnlySpan<byte> value)
    {
        value = value[^1] is (byte)'?' or (byte)':' && value.IndexOf((byte)' ') > 0 ? value[..^1] : value;
        foreach (var b in value)
        {
            if (b < 0x80 && !Ascii.IsWord(b) && b is not ((byte)' ' or (byte)'-' or (byte)'.' or (byte)',' or (byte)'\''))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True for what rules for passwords want: small letters, capitals, digits and signs.</summary>
    private static bool KeepsRules(ValueCounts counts) => counts is { Upper: > 0, Lower: > 0, Digits: > 0, Others: > 0, Spaces: 0 };

    private static double OfForm(AssignedForm form, bool isCode) => form switch
    {
        AssignedForm.Quoted or AssignedForm.Column => 0.5,
        AssignedForm.Bare or AssignedForm.Plain => isCode ? 0 : 0.4,
        AssignedForm.Embedded or AssignedForm.Element or AssignedForm.Flag => 0.4,
        _ => 0.1,
    };

    private static void AddShort(ref Evidence evidence, ReadOnlySpan<byte> value, ValueCounts counts, NameKind kind, bool isOwned)
    {
        // People choose words that no language has: names, and what they made up.
        var isPlain = kind == NameKind.Password && counts.Lower + counts.Digits == value.Length;
        if (counts.Letters >= 4)
        {
            var surprise = LetterSurprise.PerLetter(value);
            evidence.Add(surprise >= RareLetters ? 1.8 : surprise >= 5.2 ? 1.3 : surprise >= 4.8 ? (isPlain ? 0.8 : 0.4) : surprise >= 4.4 ? -0.6 : -1.6, "letters");
        }
        else
        {
            evidence.Add(counts.Letters == 0 ? (value.Length >= 12 ? -0.2 : -1.5) : value.Length >= 8 ? 0.8 : isPlain && counts.Letters > 1 && value.Length >= 6 ? 0.3 : -0.5, "few letters");
        }

        evidence.Add(counts is { Digits: > 0, Letters: > 0 } ? 0.5 : 0, "digits");
        evidence.Add(counts.Others > 0 && counts.Digits > 0 ? 0.4 : 0, "signs");
        evidence.Add(counts is { Upper: > 1, Lower: > 1 } ? 0.3 : 0, "both cases");
        evidence.Add(kind == NameKind.Password && KeepsRules(counts) ? 1 : 0, "as rules for passwords want it");
        evidence.Add(kind == NameKind.Password && ChosenShape.Is(value) ? 1.7 : 0, "a word and a number, as people choose them");
        evidence.Add(kind == NameKind.Password && counts.Upper == 1 && counts.Lower == value.Length - 1 && Ascii.IsUpper(value[0]) ? (LetterSurprise.PerLetter(value) < RareLetters ? -1.5 : -0.5) : 0, "a word with a capital, as labels have it");
        evidence.Add(isPlain && counts.Lower == value.Length && value.Length >= ShortestPhrase && LetterSurprise.PerLetter(value) < 4.8 ? 2.2 : 0, "several words in one");
        evidence.Add(kind == NameKind.Vague && AbbreviatedName.Is(value) ? -2 : 0, "a word and an abbreviation");
        evidence.Add(counts.Spaces > 0 ? -1.5 : 0, "spaces");
        evidence.Add(value.Length < (isPlain ? 5 : 6) ? -0.8 : value.Length < 6 ? -0.6 : value.Length < 8 ? -0.2 : 0, "short");
        evidence.Add(kind != NameKind.Password && value.Length < (kind == NameKind.Vague && !isOwned ? ShortestToken : ShortestToken - 3) ? -1 : 0, "short for a token");
    }
}
