namespace TokenGuard.Engine.Rules;

/// <summary>
/// Writes the pattern of a value that is known by the name it is assigned to, as code, configuration, markup and
/// shells write assignments. The grammar stands here once, for every rule that has no prefix of its own.
/// </summary>
internal static class AssignmentPattern
{
    /// <summary>How names write <see cref="BetweenWords"/>.</summary>
    private const string Between = "{between}";

    /// <summary>
    /// What may stand between the provider's word and the key's: a section, an object, a list, a call, and in prose a word such
    /// as <c>access</c>, but no other one, or any text that speaks of the provider would do.
    /// </summary>
    private const string BetweenWords =
        @"[\w.\-]{0,20}(?: (?:api|access|auth|client|app|personal|with)){0,2}(?:[""\x27:{(\[\],|]{1,4}\s{0,8}[\w.\-]{0,16}){0,4} ?";

    /// <summary>What may follow the provider's word inside the name.</summary>
    private const string RestOfName = @"[\w.\- ]{0,40}?";

    /// <summary>A key below the name, as in nested YAML and JSON: <c>acme: { api_key: …</c>.</summary>
    private const string InnerKey =
        @"(?:[\s""'`:=>{\[\](,\\]{1,30}(?i:[\w\-]{0,20}(?:key|token|secret|pass|auth|cred|pwd)[\w\-]{0,20}))?";

    private const string ClosingQuotes = @"[\s""'`\])}\\*]{0,6}";

    /// <summary>A declared type between name and value: <c>token: String = …</c>.</summary>
    private const string TypeName = @"(?::\s{0,3}[A-Za-z&][\w.<>?\[\]&' ]{0,30}?\s{0,3})?";

    /// <summary>An assignment, a key's colon, an argument's comma, a table's bar, an element's end or a flag's space.</summary>
    private const string Operator = @"(?:=>|->|<-|:{1,3}=|\?=|\|\|=?|==|[=:,(|>]|[\s,;]{1,30}[""'\\]{0,2}(?i:value)[""'\\\s]{0,4}[=:]|\s)";

    private const string OpeningQuotes = @"[\s""'`\\(\[{]{0,6}(?:(?:[bBfFrRuULN@$]|u8){1,2}[""'`]{1,3})?";

    private const string Scheme = @"(?:(?i:bearer|basic|token|bot|apikey|key)[ :=]{1,2})?";

    /// <summary>What opens behind a value makes it a call or a template, and digits of base64 a longer value.</summary>
    private const string End = @"(?:[^A-Za-z0-9_\-({\[$/+]|\z)";

    /// <summary>The pattern; its group <c>secret</c> is the value.</summary>
    /// <param name="names">Patterns of which one stands in the name, whatever its case; <c>{between}</c> joins the provider's word and the key's.</param>
    /// <param name="value">Pattern of the value.</param>
    public static string Expand(IReadOnlyList<string> names, string value) =>
        $"(?i:{string.Join("|", names).Replace(Between, BetweenWords)}){RestOfName}{InnerKey}{ClosingQuotes}{TypeName}{Operator}{OpeningQuotes}{Scheme}(?P<secret>{value}){End}";

    /// <summary>What <see cref="Expand"/> made of the names alone, one branch for each.</summary>
    public static string Names(string pattern) => pattern[..pattern.IndexOf(RestOfName, StringComparison.Ordinal)];
}
