using System.Globalization;
using TokenGuard.Engine.Rules.Calls;
using TokenGuard.Scanning.Findings;
using TokenGuard.TokenApi.Answers;
using TokenGuard.TokenApi.Http;

namespace TokenGuard.TokenApi.Verification;

/// <summary>Reads a verdict out of a provider's answer.</summary>
internal static class VerdictReader
{
    private const int LongestValue = 200;
    private const int MostScopes = 200;

    /// <summary>A use as young as this may be the look itself: providers note it before or after they answer.</summary>
    private static readonly TimeSpan ThisLook = TimeSpan.FromMinutes(1);

    public static TokenVerdict Read(VerifyCall verify, ApiAnswer answer, DateTimeOffset now)
    {
        using var reader = new AnswerReader(answer);
        var state = StateOf(verify, reader);
        var reason = ReasonFor(state, answer, now);
        return state != VerdictState.Live ? new TokenVerdict { State = state, Reason = reason, NeedsProof = state == VerdictState.Dead && !reader.Holds(verify.Dead) } : new TokenVerdict
        {
            State = state,
            Reason = reason,
            Identity = [.. verify.Identity.Select(wanted => KeyValuePair.Create(wanted.Name, Clean(reader.Text(wanted.Value) ?? ""))).Where(pair => pair.Value.Length > 0)],
            Scopes = verify.Scopes is { } scopes ? [.. reader.Texts(scopes).SelectMany(SplitScopes).Select(Clean).Distinct(StringComparer.Ordinal).Take(MostScopes)] : [],
            Expires = verify.Expires is { } expires ? ReadTime(reader.Text(expires)) : null,
            LastUsed = verify.LastUsed is { } used && ReadTime(reader.Text(used)) is { } time && time < now - ThisLook ? time : null,
            CountedAsUse = verify.CountsAsUse,
        };
    }

    /// <summary>What holds for neither or both is unknown.</summary>
    public static VerdictState StateOf(VerifyCall verify, AnswerReader reader) => (reader.Holds(verify.Live), reader.Holds(verify.Dead) || reader.Holds(verify.DeadAfterLive)) switch
    {
        (true, false) => VerdictState.Live,
        (false, true) => VerdictState.Dead,
        _ => VerdictState.Unknown,
    };

    private static string ReasonFor(VerdictState state, ApiAnswer answer, DateTimeOffset now) => state switch
    {
        VerdictState.Live when answer.Status == 403 => $"accepted, without the right to this call ({answer})",
        VerdictState.Live => $"accepted ({answer})",
        VerdictState.Dead => $"refused ({answer})",
        _ => answer.Status switch
        {
            429 => answer.RetryAfter(now) is { } wait ? $"rate limited, to be tried again in {wait.TotalSeconds:0} s" : "rate limited",
            403 => "forbidden: the token may be live without the right to this call, or the caller's address is refused (status 403)",
            404 => "not found: the account, the address or a companion may be another one (status 404)",
            >= 300 and <= 399 => $"redirected, which is not followed ({answer})",
            >= 500 => $"the provider has a problem ({answer})",
            _ => $"an answer that decides nothing ({answer})",
        },
    };

    // Providers write "repo, user" as well as "read write".
    private static IEnumerable<string> SplitScopes(string text) => text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static DateTimeOffset? ReadTime(string? text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
        {
            return seconds is > 0 and < 253402300799 ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            || DateTimeOffset.TryParseExact(text, "yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time)
            ? time
            : null;
    }

    private static string Clean(string text)
    {
        var visible = string.Concat(text.Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format ? '?' : c));
        return visible.Length > LongestValue ? visible[..LongestValue] + "…" : visible;
    }
}
