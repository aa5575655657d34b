using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Http;

/// <summary>Takes a text apart into what it is put together of.</summary>
internal static class TextPieces
{
    private const int DeepestVariable = 4;

    /// <summary>The pieces in order; one that is written in place has no operation of its own.</summary>
    public static IEnumerable<(FoldedText Text, IOperation? Operation)> Of(IOperation text) => Of(text, DeepestVariable);

    private static IEnumerable<(FoldedText Text, IOperation? Operation)> Of(IOperation text, int depth)
    {
        text = text.Unwrap();
        switch (text)
        {
            case ILiteralOperation literal:
                return [(new FoldedText(literal.ConstantText() ?? ""), null)];
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum when sum.Type?.SpecialType == SpecialType.System_String:
                return Of(sum.LeftOperand, depth).Concat(Of(sum.RightOperand, depth));
            case IInterpolatedStringOperation interpolated:
                return interpolated.Parts.SelectMany(part => part switch
                {
                    IInterpolatedStringTextOperation fixedText => Of(fixedText.Text, depth),
                    IInterpolationOperation hole => Of(hole.Expression, depth),
                    _ => [(FoldedText.Unknown, null)],
                });
            case IInvocationOperation { TargetMethod: { Name: "Concat", ContainingType.SpecialType: SpecialType.System_String } } concat when concat.Arguments.All(argument => argument.Value.Type?.SpecialType == SpecialType.System_String):
                return concat.Arguments.SelectMany(argument => Of(argument.Value, depth));
            case IInvocationOperation { TargetMethod: { Name: "Format", ContainingType.SpecialType: SpecialType.System_String } } format when format.Argument("format") is { } pattern:
                return Format(format, TextFolder.Fold(pattern).Text, depth);
            case ILocalReferenceOperation local when depth > 0 && ValueReader.ValuesOf(local.Local, local).ToList() is [var single] && IsComposed(single.Unwrap()):
                return Of(single, depth - 1);
            default:
                return [(TextFolder.Fold(text), text)];
        }
    }

    private static bool IsComposed(IOperation value) => value is IInterpolatedStringOperation or IBinaryOperation or IInvocationOperation { TargetMethod: { Name: "Concat" or "Format", ContainingType.SpecialType: SpecialType.System_String } };

    private static IEnumerable<(FoldedText Text, IOperation? Operation)> Format(IInvocationOperation call, string pattern, int depth)
    {
        var arguments = call.Arguments.Where(argument => argument.Parameter?.Name.StartsWith("arg", StringComparison.Ordinal) == true)
            .SelectMany(argument => argument.Value is IArrayCreationOperation { Initializer: { } list } ? list.ElementValues : (IEnumerable<IOperation>)[argument.Value]).ToList();
        var start = 0;
        for (var open = pattern.IndexOf('{'); open >= 0; open = pattern.IndexOf('{', start))
        {
            var close = pattern.IndexOf('}', open);
            if (close < 0 || !int.TryParse(pattern[(open + 1)..close], out var index) || index < 0 || index >= arguments.Count)
            {
                break;
            }

            yield return (new FoldedText(pattern[start..open]), null);
            foreach (var piece in Of(arguments[index], depth))
            {
                yield return piece;
            }

            start = close + 1;
        }

        yield return (new FoldedText(pattern[start..]), null);
    }
}
