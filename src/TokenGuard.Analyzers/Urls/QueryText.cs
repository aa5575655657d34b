using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Text;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Urls;

/// <summary>Finds credentials in the query or fragment of addresses that are put together as text.</summary>
/// <param name="guard">Knows the tokens that stand in the file.</param>
/// <param name="cancellation">Stops the search.</param>
internal sealed class QueryText(GuardCompilation guard, CancellationToken cancellation)
{
    private static readonly char[] EndOfValue = ['&', '#', '"', '\'', ' ', '\n', '\r', ';', ')', '<', '|', '\\', FoldedText.Hole];

    /// <summary>Says in a few comparisons whether a written text can hold the name of a parameter at all.</summary>
    public static bool MayHold(string text) =>
        text.IndexOf('=') is >= 0 and var equals && (equals == 0 || IsNameCharacter(text[equals - 1]) || text.IndexOf("=", equals + 1, StringComparison.Ordinal) > 0);

    /// <summary>The name of a parameter in a written text whose value is a credential; null if there is none.</summary>
    public string? Find(IOperation written, string text)
    {
        TextParts? parts = null;
        IOperation? whole = null;
        for (var equals = text.IndexOf('='); equals >= 0; equals = text.IndexOf('=', equals + 1))
        {
            var start = StartOfName(text, equals);
            if (start > 0 && (start == equals || text[start - 1] is not ('?' or '&' or '#') || QueryName.Judge(text[start..equals]) == QueryNameKind.None))
            {
                continue;
            }

            if (start == 0 && equals > 0 && QueryName.Judge(text[..equals]) == QueryNameKind.None)
            {
                continue;
            }

            whole ??= TextParts.WholeOf(written);
            if (start == 0 && equals == 0 && whole == written)
            {
                continue;
            }

            parts ??= TextParts.Of(whole);
            if (FindIn(parts, whole, written, text[start..equals]) is { } name)
            {
                return name;
            }
        }

        return null;
    }

    private string? FindIn(TextParts parts, IOperation whole, IOperation written, string wanted)
    {
        var text = parts.Text;
        for (var equals = text.IndexOf('='); equals >= 0; equals = text.IndexOf('=', equals + 1))
        {
            var start = StartOfName(text, equals);
            var name = text[start..equals];
            if ((wanted.Length == 0 || name == wanted) && QueryName.Judge(name) != QueryNameKind.None
                && IsInAddress(parts, start, whole) && IsRequest(text) && !Hosts.IsLoopback(Hosts.Of(text)) && !TextUse.IsQuiet(whole) && IsCredential(parts, name, equals + 1, whole, written)
                && !IsForOneTime(text, name, parts.ValueAt(equals + 1), written) && !QueryProviders.WantIn(guard, text, name))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>What stands before the name must be the beginning of an address, not of a form, a sentence or a pattern.</summary>
    private static bool IsInAddress(TextParts parts, int start, IOperation whole)
    {
        var text = parts.Text;
        for (var i = 0; i < start; i++)
        {
            if (char.IsWhiteSpace(text[i]) || text[i] is '"' or '\'' or '\\' or '(' or '^' or '*' or '<' or '|')
            {
                return false;
            }
        }

        if (start > 0 && text[start - 1] is not ('?' or '&' or '#'))
        {
            return false;
        }

        if (text.IndexOf('?', 0, start) >= 0 || text.IndexOf('#', 0, start) >= 0)
        {
            return true;
        }

        return start > 0 && text[0] == FoldedText.Hole && parts.ValueAt(0) is { } first
            ? TextUse.IsAddress(QueryValue.NameOf(first))
            : (start == 0 || text[0] == '&' || text.IndexOf('&') > 0) && IsQueryTarget(TextUse.TargetOf(whole), start);
    }

    /// <summary>What is called by another protocol is the setting of a connection, or as <c>otpauth:</c> shown on a screen, and no server's log has it.</summary>
    private static bool IsRequest(string url) =>
        url.IndexOf("://", StringComparison.Ordinal) is var end && (end <= 0 || !IsScheme(url[..end]) || url[..end].ToLowerInvariant() is "http" or "https" or "ws" or "wss");

    private static bool IsScheme(string text) => text.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '+' or '-' or '.');

    private static bool IsQueryTarget(string name, int start) =>
        name.EndsWith("query", StringComparison.OrdinalIgnoreCase) || name.EndsWith("queryString", StringComparison.OrdinalIgnoreCase) || name == "qs"
        || name.EndsWith("queryParams", StringComparison.OrdinalIgnoreCase) || (start > 0 && TextUse.IsAddress(name));

    private bool IsCredential(TextParts parts, string name, int at, IOperation whole, IOperation written)
    {
        var text = parts.Text;
        if (parts.ValueAt(at) is { } value)
        {
            return new QueryValue(guard, cancellation).IsCredential(name, value);
        }

        if (at >= text.Length)
        {
            return QueryName.Judge(name) == QueryNameKind.Credential && GoesOn(whole);
        }

        if (text[at] == '{')
        {
            return QueryName.Judge(name) == QueryNameKind.Credential && text.IndexOf('}', at) is > 0 and var close && !QueryName.IsOneTime(text[at..close]);
        }

        var end = text.IndexOfAny(EndOfValue, at);
        return new QueryValue(guard, cancellation).IsCredentialText(name, end < 0 ? text[at..] : text[at..end], written);
    }

    /// <summary>A text that ends with <c>token=</c> and that something is put behind: by a builder, or where its variable is used.</summary>
    private static bool GoesOn(IOperation whole)
    {
        switch (whole.ParentIgnoringConversions())
        {
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Append", ContainingType.Name: "StringBuilder" } } }:
            case ICompoundAssignmentOperation:
                return true;
            case IVariableInitializerOperation or IFieldInitializerOperation or IPropertyInitializerOperation:
                var name = TextUse.TargetOf(whole);
                return whole.Syntax.SyntaxTree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>()
                    .Any(reference => reference.Identifier.ValueText == name && IsJoined(reference));
            default:
                return false;
        }
    }

    private static bool IsJoined(IdentifierNameSyntax reference)
    {
        SyntaxNode node = reference.Parent is MemberAccessExpressionSyntax access && access.Name == reference ? access : reference;
        return node.Parent is BinaryExpressionSyntax { RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.AddExpression } or InterpolationSyntax;
    }

    /// <summary>Links that people are sent carry tokens for one use.</summary>
    private static bool IsForOneTime(string url, string name, IOperation? value, IOperation written) =>
        QueryName.IsBare(name) && (QueryName.IsLink(url) || IsInMail(written)) && (value is null || QueryName.IsBare(QueryValue.NameOf(value)) || QueryName.IsOneTime(QueryValue.NameOf(value)));

    /// <summary>Models and builders of mails and invitations say so by their own names.</summary>
    private static bool IsInMail(IOperation written) =>
        written.SemanticModel?.GetEnclosingSymbol(written.Syntax.SpanStart)?.ContainingType?.ToDisplayString() is { } type && (type.Contains("Mail") || QueryName.IsLink(type));

    private static int StartOfName(string text, int equals)
    {
        var start = equals;
        while (start > 0 && IsNameCharacter(text[start - 1]))
        {
            start--;
        }

        return start;
    }

    private static bool IsNameCharacter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.';
}
