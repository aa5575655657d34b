using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Text;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Http;

/// <summary>Reads addresses, also where a variable gets several in turn, as with pages of a list.</summary>
internal static class UrlReader
{
    private const string SchemeEnd = "://";
    private const int DeepestVariable = 4;

    public static FoldedText Read(IOperation address) => Read(address, DeepestVariable);

    /// <summary>Says whether an address names its host.</summary>
    public static bool IsAbsolute(FoldedText address) =>
        address.Text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || address.Text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Scheme and host; empty if the address is not absolute.</summary>
    public static string HostOf(string address)
    {
        var start = address.IndexOf(SchemeEnd, StringComparison.Ordinal);
        if (start < 0)
        {
            return "";
        }

        start += SchemeEnd.Length;
        var end = address.IndexOfAny(['/', '?', '#'], start);
        var authority = end < 0 ? address[start..] : address[start..end];
        authority = authority[(authority.LastIndexOf('@') + 1)..];
        var colon = authority.LastIndexOf(':');
        return (colon < 0 ? authority : authority[..colon]).ToLowerInvariant();
    }

    /// <summary>Puts one piece behind another with one slash between them.</summary>
    public static FoldedText Append(FoldedText address, FoldedText rest) =>
        rest.Text.Length == 0 ? address
        : rest.Text[0] is '?' or '#' ? address + rest
        : new(address.Text.TrimEnd('/') + "/" + rest.Text.TrimStart('/'));

    private static FoldedText Read(IOperation address, int depth)
    {
        address = address.Unwrap();
        var text = TextFolder.Fold(address);
        if (!text.IsUnknown || depth == 0)
        {
            return text.Text.Length > 1 && text.Text[^1] == FoldedText.Hole && EndsWithId(address) ? text + new FoldedText("/") : text;
        }

        return address switch
        {
            ILocalReferenceOperation local => FirstAbsolute(local.Local, local, depth),
            IFieldReferenceOperation { Field: var field } reference when ValueReader.IsSelfContained(field) => FirstAbsolute(field, reference, depth),
            IPropertyReferenceOperation { Property: { IsIndexer: false } property } reference when ValueReader.IsSelfContained(property) => FirstAbsolute(property, reference, depth),
            IParameterReferenceOperation parameter => Callers.ArgumentsOf(parameter).Select(argument => Read(argument, depth - 1)).FirstOrDefault(IsAbsolute) is { Text: not null } given ? given : text,
            IInvocationOperation { TargetMethod.Name: "AddQueryString", Arguments: [{ Value: var start }, ..] } => Read(start, depth - 1) + new FoldedText("?") + FoldedText.Unknown,
            IObjectCreationOperation { Type.Name: "Uri" or "UriBuilder" or "Url" } creation when creation.Arguments.Length > 0 => Read(creation.Arguments[0].Value, depth - 1),
            _ => text,
        };
    }

    /// <summary>A number or an id is one segment of the path, and brings no query with it.</summary>
    private static bool EndsWithId(IOperation address) =>
        TextParts.Of(address) is { Values: [.., var last], Text: [.., '/', FoldedText.Hole] }
        && (last.Unwrap().Type is { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_UInt64 } or { Name: "Guid" } || ValueName.WordsOf(last) is [.., "id" or "iid" or "number" or "slug"]);

    private static FoldedText FirstAbsolute(ISymbol variable, IOperation at, int depth)
    {
        foreach (var value in ValueReader.ValuesOf(variable, at))
        {
            if (Read(value, depth - 1) is var text && IsAbsolute(text))
            {
                return text;
            }
        }

        return FoldedText.Unknown;
    }
}
