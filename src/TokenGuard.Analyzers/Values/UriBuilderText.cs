using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TokenGuard.Analyzers.Values;

/// <summary>Puts together the address that a new <see cref="UriBuilder"/> holds, from its arguments and its initializer.</summary>
internal static class UriBuilderText
{
    private const string DefaultScheme = "http";

    /// <summary>The address; parts that are not known are holes.</summary>
    /// <param name="creation">The builder where it is made.</param>
    /// <param name="read">Folds an expression.</param>
    public static FoldedText Read(IObjectCreationOperation creation, Func<IOperation, FoldedText> read)
    {
        var whole = Given(creation, read, "", "uri");
        var scheme = Given(creation, read, "Scheme", "scheme", "schemeName");
        var host = Given(creation, read, "Host", "host", "hostName");
        var path = Given(creation, read, "Path", "path", "pathValue");
        var query = Given(creation, read, "Query", "extraValue");
        var start = whole ?? (host is { } name ? (scheme ?? new(DefaultScheme)) + new FoldedText("://") + name : FoldedText.Unknown);
        if (path is { } given)
        {
            start = UrlText.Combine(start, new FoldedText("/" + given.Text.TrimStart('/')));
        }

        return query is { Text.Length: > 0 } pairs ? start + new FoldedText("?" + pairs.Text.TrimStart('?')) : start;
    }

    private static FoldedText? Given(IObjectCreationOperation creation, Func<IOperation, FoldedText> read, string property, params string[] parameters)
    {
        foreach (var part in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            if (part is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment && target.Property.Name == property)
            {
                return read(assignment.Value);
            }
        }

        foreach (var argument in creation.Arguments)
        {
            if (argument.Parameter is { } parameter && parameters.Contains(parameter.Name))
            {
                return read(argument.Value);
            }
        }

        return null;
    }
}
