using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using TokenGuard.Analyzers.Values;
using TokenGuard.CodeFixes.Editing;
using TokenGuard.CodeFixes.Reading;

namespace TokenGuard.CodeFixes.Logging;

/// <summary>Takes a value out of a structured message: its argument, and its placeholder in the template.</summary>
internal static class MessageTemplate
{
    /// <summary>The edit for an argument of a logging call; null if the call has no template with names.</summary>
    public static Edit? Drop(SemanticModel model, ArgumentSyntax argument)
    {
        if (argument.NameColon is not null || argument.Parent is not ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list
            || model.OperationOf(call) is not IInvocationOperation { TargetMethod: var method }
            || TemplateOf(list, method, model) is not { } template
            || StringToken.Read(((LiteralExpressionSyntax)template.Expression).Token) is not { } token)
        {
            return null;
        }

        var arguments = list.Arguments;
        var (first, index) = (arguments.IndexOf(template) + 1, arguments.IndexOf(argument));
        var placeholders = Placeholders(token).ToList();
        return index >= first && index - first < placeholders.Count && placeholders.Count == arguments.Count - first && placeholders.TrueForAll(IsNamed)
            ? new Edit(
                new TextChange(placeholders[index - first].Span, LoggedValue.Stars),
                new TextChange(TextSpan.FromBounds(arguments.GetSeparator(index - 1).SpanStart, argument.Span.End), ""))
            : null;
    }

    /// <summary>The literal given for the parameter that logging libraries call a message or template.</summary>
    private static ArgumentSyntax? TemplateOf(ArgumentListSyntax list, IMethodSymbol method, SemanticModel model) =>
        list.Arguments.FirstOrDefault(argument =>
            argument.Expression is LiteralExpressionSyntax
            && model.OperationOf(argument) is IArgumentOperation { Parameter: { Name: "message" or "messageTemplate" or "format" or "messageFormat", Type.SpecialType: SpecialType.System_String } parameter }
            && parameter.Ordinal < method.Parameters.Length - 1);

    /// <summary>Numbers stand for positions, which would shift.</summary>
    private static bool IsNamed((string Name, TextSpan Span) placeholder) => placeholder.Name.Length > 0 && !char.IsDigit(placeholder.Name[0]);

    private static IEnumerable<(string Name, TextSpan Span)> Placeholders(StringToken token)
    {
        var text = token.Source(token.Content.Start, token.Content.End);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '{')
            {
                continue;
            }

            if (i + 1 < text.Length && text[i + 1] == '{')
            {
                i++;
            }
            else if (text.IndexOf('}', i) is > 0 and var close)
            {
                yield return (text[(i + 1)..close].TrimStart('@', '$'), TextSpan.FromBounds(token.Content.Start + i, token.Content.Start + close + 1));
                i = close;
            }
        }
    }
}
