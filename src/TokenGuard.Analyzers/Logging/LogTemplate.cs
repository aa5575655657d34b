using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Credentials;
using TokenGuard.Analyzers.Names;
using TokenGuard.Analyzers.Text;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Logging;

/// <summary>Finds values that a message itself calls a credential: <c>"Token {Token}", value</c> and <c>$"Bearer {value}"</c>.</summary>
internal static class LogTemplate
{
    /// <summary>The ends of names whose values say something about a credential and give it not away.</summary>
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "id", "name", "type", "kind", "count", "length", "status", "state", "prefix", "suffix", "hint", "label", "user", "username", "email", "message", "reason", "error", "ex", "exception",
        "expiry", "expires", "path", "file", "url", "uri", "endpoint", "scope", "scopes", "role", "scheme", "format", "host", "provider", "issuer", "audience", "subject", "last4", "description",
        "title", "action", "source", "operation", "method", "code", "index", "level", "version", "time", "date", "result", "response", "client", "tenant", "account", "key", "field", "column", "policy",
    };

    private static readonly string[] Labels =
        ["bearer ", "basic ", "password: ", "password:", "password=", "password = ", "password is ", "pwd=", "secret: ", "secret=", "api key: ", "apikey: ", "apikey=", "api_key=", "access token: ", "access_token=", "authorization: ", "connection string: "];

    /// <summary>The arguments whose placeholder is called like a credential.</summary>
    /// <param name="template">The message.</param>
    /// <param name="arguments">The values of its placeholders, in their order.</param>
    public static IOperation? FindNamed(string template, IReadOnlyList<IOperation> arguments)
    {
        var number = 0;
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] != '{')
            {
                continue;
            }

            if (i + 1 < template.Length && template[i + 1] == '{')
            {
                i++;
                continue;
            }

            var close = template.IndexOf('}', i);
            if (close < 0 || number >= arguments.Count)
            {
                return null;
            }

            var hole = template[(i + 1)..close].Split(':', ',')[0];
            var argument = arguments[number++].Unwrap();
            if ((CredentialKey.IsVariable(hole.TrimStart('@', '$')) && IsPlainText(argument)) || (hole.StartsWith("@", StringComparison.Ordinal) && CredentialValue.HoldsCredential(argument.Type)))
            {
                return argument;
            }

            i = close;
        }

        return null;
    }

    /// <summary>The value that stands behind a word such as Bearer.</summary>
    public static IOperation? FindLabelled(IOperation message)
    {
        var parts = TextParts.Of(message);
        if (parts.Values.Count == 0 || parts.Text.Length <= parts.Values.Count)
        {
            return null;
        }

        var text = parts.Text;
        for (int i = 0, number = 0; i < text.Length; i++)
        {
            if (text[i] != FoldedText.Hole)
            {
                continue;
            }

            var value = parts.Values[number++].Unwrap();
            if (Labels.Any(label => EndsWith(text, i, label)) && IsPlainText(value))
            {
                return value;
            }
        }

        return null;
    }

    private static bool EndsWith(string text, int end, string label)
    {
        while (end > 0 && text[end - 1] is '\'' or '"' or '`' or '[')
        {
            end--;
        }

        var start = end - label.Length;
        return start >= 0 && string.Compare(text, start, label, 0, label.Length, StringComparison.OrdinalIgnoreCase) == 0
            && (start == 0 || !char.IsLetterOrDigit(text[start - 1]));
    }

    private static bool IsPlainText(IOperation value)
    {
        if (!TextType.Is(value.Type) || value.ConstantValue.HasValue)
        {
            return false;
        }

        var name = value switch
        {
            ILocalReferenceOperation local => local.Local.Name,
            IParameterReferenceOperation parameter => parameter.Parameter.Name,
            IFieldReferenceOperation field => field.Field.Name,
            IPropertyReferenceOperation { Property: { IsIndexer: false } property } => property.Name,
            IArrayElementReferenceOperation => "element",
            _ => null,
        };
        return name is not null && !Masking.Is(name) && NameWords.Split(name) is { Count: > 0 } words && !Harmless.Contains(words[words.Count - 1]);
    }
}
