namespace TokenGuard.Engine.Rules.Calls;

/// <summary>Where a value stands in an answer: <c>json PATH</c>, <c>header NAME</c> or <c>xml PATH</c>.</summary>
/// <param name="Place">The part of the answer.</param>
/// <param name="Selector">The header's name or the XML path, <c>/Response/Error/Code</c>.</param>
/// <param name="Path">The JSON path; null for other places.</param>
public sealed record AnswerValue(AnswerPlace Place, string Selector, AnswerPath? Path)
{
    /// <exception cref="FormatException">It names no place.</exception>
    public static AnswerValue Parse(string text)
    {
        var space = text.IndexOf(' ');
        var selector = space < 0 ? "" : text[(space + 1)..].Trim();
        return (space < 0 ? text : text[..space]) switch
        {
            _ when selector.Length == 0 => throw new FormatException($"'{text}' must be json PATH, header NAME or xml PATH"),
            "json" => new AnswerValue(AnswerPlace.Json, selector, AnswerPath.Parse(selector)),
            "header" => new AnswerValue(AnswerPlace.Header, selector, null),
            "xml" => new AnswerValue(AnswerPlace.Xml, selector[0] == '/' ? selector : throw new FormatException($"the XML path '{selector}' must begin with /"), null),
            var place => throw new FormatException($"'{place}' is no part of an answer; expected json, header or xml"),
        };
    }
}
