using System.Text;
using TokenGuard.Engine.Credentials;

namespace TokenGuard.Engine.Checks;

/// <summary>Drops values that stand for a value: templates, variables, masks and words such as "changeme". Runs for every rule.</summary>
internal sealed class PlaceholderCheck : ICheck
{
    private const int LongestRun = 7;

    /// <summary>Long values, such as keys, hold runs of zeros that mean nothing.</summary>
    private const int RunShare = 16;

    private const int ShortestSequence = 5;

    /// <summary>In long values shorter sequences may be chance, or how their issuer makes them.</summary>
    private const int LongSequence = 8;

    /// <summary>From here on, three underscores in a row may be chance: they are digits of some alphabets.</summary>
    private const int LongestBlank = 40;

    /// <summary>Longer ones may be keys between lines of dashes.</summary>
    private const int LongestDashed = 60;

    /// <summary>Words that make a value a placeholder wherever they stand in it.</summary>
    private static readonly byte[][] Words = new[]
    {
        "example", "sample", "dummy", "placeholder", "changeme", "change_me", "change-me", "change_it", "redacted", "your_", "your-", "your.", ".your", "yourtoken",
        "yourkey", "yoursecret", "yourapi", "<your", "insert_", "insert-", "inserthere", "replace_", "replace-", "replaceme", "not_a_real", "notreal",
        "fake_", "fake-", "xxxx", "todo_", "_here", "-here", "deadbeef", "mysecret", "my_secret", "my-secret",
        "my_token", "my-token", "my_api", "my-api", "...", "***",
    }.Select(Encoding.ASCII.GetBytes).ToArray();

    /// <summary>What opens a template.</summary>
    private static readonly byte[][] Openings = [.. new[] { "${", "{{", "$(", "%(", "#{" }.Select(Encoding.ASCII.GetBytes)];

    public Judgement Judge(in CandidateContext candidate) =>
        ReasonFor(candidate.Value, candidate.Rule.PublicPrefix) is { } reason ? Judgement.Drop(reason)
        : Counted(Own(candidate.Value, candidate.Rule.PublicPrefix)) ? Judgement.AtMost(Confidence.Medium, "sequences of several kinds")
        : Judgement.Pass;

    /// <summary>Why a value stands for a value, or null if it may be one.</summary>
    /// <param name="value">The value.</param>
    /// <param name="publicPrefix">Its leading characters that are the same for everybody.</param>
    public static string? ReasonFor(ReadOnlySpan<byte> value, int publicPrefix)
    {
        foreach (var word in Words)
        {
            if (Ascii.IndexOfIgnoreCase(value, word) >= 0)
            {
                return "a placeholder";
            }
        }

        if (HasOpening(value) || IsBetweenMarks(value) || HasTag(value) || (value.Length <= LongestBlank && value.IndexOf("___"u8) >= 0) || (value.Length <= LongestDashed && value.IndexOf("----"u8) >= 0))
        {
            return "a placeholder";
        }

        // No alphabet of tokens has both characters there.
        if (value.StartsWith("~/"u8) || value.StartsWith("./"u8) || value.StartsWith("../"u8))
        {
            return "a path";
        }

        if (IsNameOfVariable(value))
        {
            return "the name of a variable";
        }

        // What is the same for everybody may well be a run: some tokens start with many times A.
        value = Own(value, publicPrefix);
        return HasLongRun(value) || IsRepetition(value) || (Counted(value) && !Runs.AreJoined(value)) ? "a run or a sequence of characters" : null;
    }

    /// <summary>The value without what is the same for everybody.</summary>
    private static ReadOnlySpan<byte> Own(ReadOnlySpan<byte> value, int publicPrefix) => value[Math.Min(publicPrefix, value.Length)..];

    /// <summary>True for what opens a template, unless chance may have put it there and nothing closes it.</summary>
    private static bool HasOpening(ReadOnlySpan<byte> value)
    {
        foreach (var opening in Openings)
        {
            if (value.IndexOf(opening) is var at and >= 0
                && !(GeneratedPasswords.OpenByChance(value[at..], opening) && GeneratedPasswords.Are(value, ValueCounts.Of(value))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for &lt;token> and acme-&lt;name>, and for what is cut within such a mark; chance puts other signs between the two.</summary>
    private static bool HasTag(ReadOnlySpan<byte> value)
    {
        var open = value.IndexOf((byte)'<');
        return open == 0 || (open > 0 && value[open..].IndexOf((byte)'>') is var close and > 0
            && (OtherShapes.IsWordsAnd(" -."u8, value.Slice(open + 1, close - 1)) || !GeneratedPasswords.Are(value, ValueCounts.Of(value))));
    }

    /// <summary>True for %DB_PASSWORD%, __DbPassword__ and @db-password@: names that a tool replaces by values.</summary>
    private static bool IsBetweenMarks(ReadOnlySpan<byte> value)
    {
        var mark = value.Length > 2 && value[0] is (byte)'%' or (byte)'@' ? 1 : value.Length > 4 && value[0] == '_' && value[1] == '_' ? 2 : 0;
        if (mark == 0 || !value[^mark..].SequenceEqual(value[..mark]))
        {
            return false;
        }

        foreach (var b in value[mark..^mark])
        {
            if (!Ascii.IsLetter(b) && b != '_' && !(b is (byte)'-' or (byte)'.' && value[0] == '@'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True for ACCESS_KEY and the like: capital words joined by underscores.</summary>
    private static bool IsNameOfVariable(ReadOnlySpan<byte> value)
    {
        foreach (var b in value)
        {
            if (!Ascii.IsUpper(b) && b != '_')
            {
                return false;
            }
        }

        return value.IndexOf((byte)'_') > 0;
    }

    /// <summary>True if one character stands there again and again.</summary>
    private static bool HasLongRun(ReadOnlySpan<byte> value)
    {
        var run = 1;
        for (var i = 1; i < value.Length; i++)
        {
            run = value[i] == value[i - 1] ? run + 1 : 1;
            if (run >= Math.Max(LongestRun, value.Length / RunShare))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True if long sequences, whatever the case of their letters, make up half of the value.</summary>
    private static bool Counted(ReadOnlySpan<byte> value)
    {
        int rising = 1, counted = 0;
        var shortest = Math.Min(LongSequence, Math.Max(ShortestSequence, value.Length / 2));
        for (var i = 1; i <= value.Length; i++)
        {
            if (i < value.Length && Ascii.ToLower(value[i]) == Ascii.ToLower(value[i - 1]) + 1)
            {
                rising++;
                continue;
            }

            counted += rising >= shortest ? rising : 0;
            rising = 1;
        }

        return counted * 2 > value.Length;
    }

    /// <summary>True if the value is a short text said again and again, such as abcabcabc.</summary>
    private static bool IsRepetition(ReadOnlySpan<byte> value)
    {
        for (var period = 1; period <= 4 && period * 3 <= value.Length; period++)
        {
            if (value[period..].SequenceEqual(value[..^period]))
            {
                return true;
            }
        }

        return false;
    }
}
