using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>The fields of a body, form or query that code writes down, whatever it is written as.</summary>
internal sealed class RequestBody
{
    private readonly List<string> keys = [];
    private readonly List<ExpressionSyntax?> values = [];
    private readonly Dictionary<string, string> texts = [];

    /// <summary>False if something is put in that may bring further fields.</summary>
    public bool IsComplete { get; private set; } = true;

    public bool Has(string key) => keys.Contains(key);

    public bool HasScope => keys.Exists(ScopeName.IsKey);

    /// <summary>The text of a field, if it is constant.</summary>
    public string? ValueOf(string key, SemanticModel model) =>
        texts.TryGetValue(key, out var written) ? written
        : keys.IndexOf(key) is >= 0 and var at && values[at] is { } value && model.GetConstantValue(value) is { HasValue: true, Value: string text } ? text
        : null;

    /// <summary>Reads an anonymous object, a list of pairs or a dictionary; null if it is none.</summary>
    public static RequestBody? OfCreation(SyntaxNode node)
    {
        var body = new RequestBody();
        switch (node)
        {
            case AnonymousObjectCreationExpressionSyntax anonymous:
                body.ReadMembers(anonymous);
                break;
            case BaseObjectCreationExpressionSyntax { Initializer: { } initializer }:
                body.ReadElements(initializer.Expressions);
                break;
            case ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: var elements }:
                body.ReadElements(elements);
                break;
            case ArrayCreationExpressionSyntax { Initializer.Expressions: var elements }:
                body.ReadElements(elements);
                break;
            case CollectionExpressionSyntax collection:
                body.ReadElements(collection.Elements.Select(element => (element as ExpressionElementSyntax)?.Expression));
                break;
            default:
                return null;
        }

        return body;
    }

    /// <summary>Reads a form body, a query or JSON.</summary>
    public static RequestBody OfText(string text)
    {
        var body = new RequestBody();
        if (text.TrimStart().StartsWith("{", StringComparison.Ordinal))
        {
            body.ReadJson(text);
            return body;
        }

        var query = text[(text.IndexOf('?') + 1)..];
        foreach (var field in query.Split('&'))
        {
            var equals = field.IndexOf('=');
            if (equals > 0)
            {
                body.Add(field[..equals], null);
                body.texts[field[..equals]] = field[(equals + 1)..];
            }

            // An unknown value is one value; anything else unknown may be further fields.
            body.IsComplete &= equals > 0 ? IsOneValue(field[(equals + 1)..]) && field.IndexOf(FoldedText.Hole, 0, equals) < 0 : field.Length > 0 && field.IndexOf(FoldedText.Hole) < 0;
        }

        return body;
    }

    private static bool IsOneValue(string value) => value.Trim(FoldedText.Hole).Length == 0 || value.IndexOf(FoldedText.Hole) < 0;

    private void ReadMembers(AnonymousObjectCreationExpressionSyntax anonymous)
    {
        foreach (var member in anonymous.Initializers)
        {
            Add(member.NameEquals?.Name.Identifier.ValueText ?? InferredName(member.Expression), member.Expression);
            if (member.Expression is AnonymousObjectCreationExpressionSyntax inner)
            {
                ReadMembers(inner);
            }
        }
    }

    private static string InferredName(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => "",
    };

    private void ReadElements(IEnumerable<ExpressionSyntax?> elements)
    {
        foreach (var element in elements)
        {
            switch (element)
            {
                case InitializerExpressionSyntax { Expressions: { Count: 2 } pair }:
                    Add(pair[0], pair[1]);
                    break;
                case AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } key } } entry:
                    Add(key[0].Expression, entry.Right);
                    break;
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax property } assignment:
                    Add(property.Identifier.ValueText, assignment.Right);
                    break;
                case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } pair }:
                    Add(pair[0].Expression, pair[1].Expression);
                    break;
                case InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } pair }:
                    Add(pair[0].Expression, pair[1].Expression);
                    break;
                case TupleExpressionSyntax { Arguments: { Count: 2 } pair }:
                    Add(pair[0].Expression, pair[1].Expression);
                    break;
                default:
                    IsComplete = false;
                    break;
            }
        }
    }

    private void Add(ExpressionSyntax key, ExpressionSyntax value)
    {
        if (key is LiteralExpressionSyntax { Token.Value: string text })
        {
            Add(text, value);
        }
        else
        {
            IsComplete = false;
        }
    }

    private void Add(string key, ExpressionSyntax? value)
    {
        keys.Add(key);
        values.Add(value);
    }

    /// <summary>Names in front of a colon are fields; holes where a name or another field could stand leave it open.</summary>
    private void ReadJson(string text)
    {
        for (var open = text.IndexOf('"'); open >= 0; open = text.IndexOf('"', open + 1))
        {
            var close = text.IndexOf('"', open + 1);
            if (close < 0)
            {
                break;
            }

            var next = close + 1;
            while (next < text.Length && char.IsWhiteSpace(text[next]))
            {
                next++;
            }

            if (next < text.Length && text[next] == ':')
            {
                var name = text[(open + 1)..close];
                Add(name, null);
                texts[name] = text[(next + 1)..].TrimStart(' ', '"').Split('"')[0];
            }

            open = close;
        }

        for (var hole = text.IndexOf(FoldedText.Hole); hole >= 0; hole = text.IndexOf(FoldedText.Hole, hole + 1))
        {
            var before = text[..hole];
            var isInQuotes = before.Count(c => c == '"') % 2 == 1;
            IsComplete &= isInQuotes || before.TrimEnd().EndsWith(":", StringComparison.Ordinal);
        }
    }
}
