using Microsoft.CodeAnalysis;
using TokenGuard.CodeFixes.Editing;
using TokenGuard.CodeFixes.Reading;

namespace TokenGuard.CodeFixes.Http;

/// <summary>Writes the statement that sets the Authorization header.</summary>
internal static class AuthorizationHeader
{
    public static ReadExpression Set(SemanticModel model, HeaderPlace place, string scheme, ReadExpression value)
    {
        var type = TypeName.At(model, place.Statement.SpanStart, "System.Net.Http.Headers", "AuthenticationHeaderValue");
        return new ReadExpression(
            $"{place.Headers}.Authorization = new {type.Text}(\"{scheme}\", {value.Text});",
            type.Import is { } import ? [.. value.Imports, import] : value.Imports);
    }
}
