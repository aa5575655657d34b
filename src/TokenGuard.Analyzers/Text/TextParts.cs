using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Text;

/// <summary>
/// A text as it is put together in one expression: what is written, with a hole for each value that is not, and the
/// values in the order of the holes.
/// </summary>
internal sealed class TextParts
{
    private const int DeepestExpression = 24;

    private readonly StringBuilder text = new();
    private readonly List<IOperation> values = [];
    private int depth;

    /// <summary>What is written, each value as one <see cref="FoldedText.Hole"/>.</summary>
    public string Text => text.ToString();

    public IReadOnlyList<IOperation> Values => values;

    /// <summary>Takes an expression apart.</summary>
    public static TextParts Of(IOperation whole)
    {
        var parts = new TextParts();
        parts.Add(whole);
        return parts;
    }

    /// <summary>The value at a hole of <see cref="Text"/>; null if no hole stands there.</summary>
    public IOperation? ValueAt(int position)
    {
        var number = 0;
        for (var i = 0; i < position; i++)
        {
            number += text[i] == FoldedText.Hole ? 1 : 0;
        }

        return position < text.Length && text[position] == FoldedText.Hole && number < values.Count ? values[number] : null;
    }

    /// <summary>True for a text that is joined with others.</summary>
    public static bool IsPiece(IOperation text) => text.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } or IInterpolatedStringContentOperation;

    /// <summary>The largest expression that a written text is a part of, joined with others.</summary>
    public static IOperation WholeOf(IOperation part)
    {
        var whole = part;
        for (var parent = part.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String }:
                case IInterpolatedStringOperation or IInterpolatedStringAdditionOperation or IInterpolatedStringHandlerCreationOperation:
                case IInvocationOperation { TargetMethod: { Name: "Concat" or "Format" or "Join", ContainingType.SpecialType: SpecialType.System_String } }:
                case IInvocationOperation { TargetMethod: { Name: "Append", ContainingType.Name: "StringBuilder" } }:
                    whole = parent;
                    break;
                case IInterpolatedStringContentOperation or IConversionOperation or IParenthesizedOperation or IArgumentOperation:
                case IArrayInitializerOperation or IArrayCreationOperation or IObjectCreationOperation { Type.Name: "StringBuilder" }:
                case IInvocationOperation { TargetMethod.Name: "AppendLiteral" or "AppendFormatted", Parent: IInterpolatedStringContentOperation }:
                    break;
                default:
                    if (!parent.IsCollectionExpression())
                    {
                        return whole;
                    }

                    break;
            }
        }

        return whole;
    }

    private void Add(IOperation operation)
    {
        operation = operation.Unwrap();
        if (operation.ConstantValue is { HasValue: true, Value: var constant })
        {
            text.Append(Convert.ToString(constant, System.Globalization.CultureInfo.InvariantCulture));
        }
        else if (depth >= DeepestExpression)
        {
            AddValue(operation);
        }
        else
        {
            depth++;
            AddParts(operation);
            depth--;
        }
    }

    private void AddParts(IOperation operation)
    {
        switch (operation)
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                Add(sum.LeftOperand);
                Add(sum.RightOperand);
                break;
            case IInterpolatedStringAdditionOperation sum:
                Add(sum.Left);
                Add(sum.Right);
                break;
            case IInterpolatedStringHandlerCreationOperation handler:
                Add(handler.Content);
                break;
            case IInterpolatedStringOperation interpolated:
                foreach (var part in interpolated.Parts)
                {
                    AddPart(part);
                }

                break;
            case IInvocationOperation { TargetMethod: { Name: "Concat", ContainingType.SpecialType: SpecialType.System_String } } call:
                foreach (var value in Listed(call.Arguments))
                {
                    Add(value);
                }

                break;
            case IInvocationOperation { TargetMethod: { Name: "Join", ContainingType.SpecialType: SpecialType.System_String }, Arguments.Length: > 1 } call:
                AddJoined(call.Arguments[0].Value.ConstantText() ?? "", Listed(call.Arguments.Skip(1)));
                break;
            case IInvocationOperation { TargetMethod: { Name: "Format", ContainingType.SpecialType: SpecialType.System_String } } call
                when call.Argument("format")?.ConstantText() is { } format:
                AddFormatted(format, [.. Listed(call.Arguments.Where(argument => argument.Parameter?.Name.StartsWith("arg", StringComparison.Ordinal) == true))]);
                break;
            case IInvocationOperation { TargetMethod: { Name: "Append", ContainingType.Name: "StringBuilder" }, Instance: { } builder, Arguments: [var appended, ..] }:
                Add(builder);
                Add(appended.Value);
                break;
            case IObjectCreationOperation { Type.Name: "StringBuilder", Arguments: [{ Parameter.Name: "value", Value: var start }, ..] }:
                Add(start);
                break;
            default:
                AddValue(operation);
                break;
        }
    }

    private void AddPart(IInterpolatedStringContentOperation part)
    {
        switch (part)
        {
            case IInterpolatedStringTextOperation written:
                Add(written.Text);
                break;
            case IInterpolationOperation hole:
                Add(hole.Expression);
                break;
            case IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments.Length: > 0 } call }:
                Add(call.Arguments[0].Value);
                break;
            default:
                AddValue(part);
                break;
        }
    }

    private void AddJoined(string separator, IEnumerable<IOperation> parts)
    {
        var isFirst = true;
        foreach (var part in parts)
        {
            text.Append(isFirst ? "" : separator);
            isFirst = false;
            Add(part);
        }
    }

    private void AddFormatted(string format, IReadOnlyList<IOperation> arguments)
    {
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] is '{' or '}' && i + 1 < format.Length && format[i + 1] == format[i])
            {
                text.Append(format[i++]);
            }
            else if (format[i] == '{' && format.IndexOf('}', i) is > 0 and var close
                && int.TryParse(format[(i + 1)..close].Split(',', ':')[0], out var index) && index >= 0 && index < arguments.Count)
            {
                Add(arguments[index]);
                i = close;
            }
            else
            {
                text.Append(format[i]);
            }
        }
    }

    private void AddValue(IOperation value)
    {
        text.Append(FoldedText.Hole);
        values.Add(value);
    }

    private static IEnumerable<IOperation> Listed(IEnumerable<IArgumentOperation> arguments) => arguments.SelectMany(argument => argument.Value.Unwrap() switch
    {
        IArrayCreationOperation { Initializer: { } list } => list.ElementValues,
        var other when other.IsCollectionExpression() => other.ChildOperations,
        var other => (IEnumerable<IOperation>)[other],
    });
}
