using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TokenGuard.Analyzers.Values;

/// <summary>
/// Folds an expression into the text that it yields, further than the compiler does: variables that are written once,
/// joined and formatted texts, builders, characters, bytes and encodings. What is not known becomes a hole.
/// </summary>
internal sealed class TextFolder
{
    private const int DeepestExpression = 24;

    private int depth;

    /// <summary>The text of an expression.</summary>
    public static FoldedText Fold(IOperation operation) => new TextFolder().Read(operation);

    private FoldedText Read(IOperation operation)
    {
        operation = operation.Unwrap();
        if (operation.ConstantValue is { HasValue: true, Value: var constant })
        {
            return new(Convert.ToString(constant, System.Globalization.CultureInfo.InvariantCulture) ?? "");
        }

        if (depth >= DeepestExpression)
        {
            return FoldedText.Unknown;
        }

        depth++;
        var text = ReadExpression(operation);
        depth--;
        return text;
    }

    private FoldedText ReadExpression(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum when IsText(sum.Type) => Read(sum.LeftOperand) + Read(sum.RightOperand),
        IInterpolatedStringOperation interpolated => Join(interpolated.Parts.Select(ReadPart)),
        IInterpolatedStringAdditionOperation addition => Read(addition.Left) + Read(addition.Right),
        IInterpolatedStringHandlerCreationOperation handler => Read(handler.Content),
        IUtf8StringOperation utf8 => new(utf8.Value),
        IArrayCreationOperation { Initializer: { } elements } => ReadElements(elements.ElementValues),
        IArrayInitializerOperation elements => ReadElements(elements.ElementValues),
        ICoalesceOperation coalesce => Read(coalesce.Value) is { IsUnknown: false } known ? known : Read(coalesce.WhenNull),
        IConditionalOperation { WhenFalse: { } whenFalse } conditional => Read(conditional.WhenTrue) is { IsUnknown: false } known ? known : Read(whenFalse),
        IAwaitOperation awaited => Read(awaited.Operation),
        IInvocationOperation invocation => ReadCall(invocation),
        IObjectCreationOperation creation => ReadCreation(creation),
        ILocalReferenceOperation local => ReadVariable(local.Local, local),
        IFieldReferenceOperation { Field: var field } reference => IsEmptyText(field) ? new("") : ReadVariable(field, reference),
        IPropertyReferenceOperation property => ReadProperty(property),
        _ when operation.Kind == OperationKind.None || operation.IsCollectionExpression() => ReadElements(operation.ChildOperations),
        _ => FoldedText.Unknown,
    };

    private FoldedText ReadPart(IInterpolatedStringContentOperation part) => part switch
    {
        IInterpolatedStringTextOperation text => Read(text.Text),
        IInterpolationOperation hole => Read(hole.Expression),
        IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments.Length: > 0 } call } => Read(call.Arguments[0].Value),
        _ => FoldedText.Unknown,
    };

    private static bool IsEmptyText(IFieldSymbol field) => field is { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String };

    /// <summary>Characters and bytes make a text; a list of texts does not.</summary>
    private static FoldedText ReadElements(IEnumerable<IOperation> elements)
    {
        var text = new StringBuilder();
        foreach (var element in elements)
        {
            switch (element.Unwrap().ConstantValue)
            {
                case { HasValue: true, Value: char character }:
                    text.Append(character);
                    break;
                case { HasValue: true, Value: byte or int } constant when Convert.ToInt32(constant.Value, null) is >= 0 and < 256 and var code:
                    text.Append((char)code);
                    break;
                default:
                    return FoldedText.Unknown;
            }
        }

        return text.Length == 0 ? FoldedText.Unknown : new(text.ToString());
    }

    private FoldedText ReadCreation(IObjectCreationOperation creation) => creation.Type switch
    {
        { SpecialType: SpecialType.System_String } when creation.Arguments.Length == 1 => Read(creation.Arguments[0].Value),
        { Name: "Uri" } when creation.Arguments.Length > 0 => ReadUri(creation),
        { Name: "UriBuilder" } => UriBuilderText.Read(creation, Read),
        { Name: "StringBuilder" } when creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "value") is { } start => Read(start.Value),
        { Name: "StringBuilder" } => new(""),
        _ => FoldedText.Unknown,
    };

    private FoldedText ReadUri(IObjectCreationOperation creation)
    {
        var first = Read(creation.Arguments[0].Value);
        if (creation.Arguments.Length == 1 || creation.Constructor?.Parameters[0].Name != "baseUri")
        {
            return first;
        }

        var second = Read(creation.Arguments[1].Value);
        return second.Text.Contains("://") ? second : UrlText.Combine(first, second);
    }

    private FoldedText ReadCall(IInvocationOperation call)
    {
        var arguments = call.Arguments;
        var type = call.TargetMethod.ContainingType;
        switch (call.TargetMethod.Name)
        {
            case "Concat" when type?.SpecialType == SpecialType.System_String:
                return Join(Listed(arguments.Select(argument => argument.Value)).Select(Read));
            case "Join" when type?.SpecialType == SpecialType.System_String && arguments.Length > 1:
                return Separate(Read(arguments[0].Value), [.. Listed(arguments.Skip(1).Select(argument => argument.Value)).Select(Read)]);
            case "Format" or "AppendFormat" when call.Argument("format") is { } format:
                return Format(Read(format), [.. Listed(arguments.Where(argument => argument.Parameter?.Name.StartsWith("arg", StringComparison.Ordinal) == true).Select(argument => argument.Value)).Select(Read)]);
            case "ToString" when type?.Name == "StringBuilder" && call.Instance is { } built:
                return ReadBuilder(built);
            case "Append" or "AppendLine" or "AppendFormat" when type?.Name == "StringBuilder" && call.Instance is { } built:
                return ReadBuilder(built) + ReadAppended(call);
            case "Trim" or "TrimStart" or "TrimEnd" or "ToString" or "ToCharArray" when call.Instance is { } same && IsText(same.Type) && arguments.All(argument => argument.IsImplicit):
                return Read(same);
            case "ToString" when type?.Name is "UriBuilder" or "Uri" && call.Instance is { } url:
                return Read(url);
            case "AsSpan" or "AsMemory" or "ToArray" or "ToList" when arguments.Length == 1 || call.Instance is not null:
                return Read(call.Instance ?? arguments[0].Value);
            case "GetBytes" or "GetString" when IsEncoding(type) && arguments.Length == 1:
                return Read(arguments[0].Value);
            case "ToBase64String" when arguments.Length > 0:
                return Encode(Read(arguments[0].Value));
            case "FromBase64String" when arguments.Length == 1:
                return Decode(Read(arguments[0].Value));
            case "EscapeDataString" or "UrlEncode" when arguments.Length == 1:
                return Read(arguments[0].Value);
            default:
                return ReadMethod(call);
        }
    }

    /// <summary>A method of the same file without parameters that says one thing only.</summary>
    private FoldedText ReadMethod(IInvocationOperation call) =>
        call.TargetMethod is { Parameters.IsEmpty: true, IsVirtual: false, IsAbstract: false } method ? Single(ValueReader.ValuesOf(method, call)) : FoldedText.Unknown;

    private FoldedText ReadAppended(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "AppendFormat" => ReadCall(call),
        _ when call.Arguments.Length > 0 => Read(call.Arguments[0].Value),
        _ => new(""),
    };

    /// <summary>What was appended to a builder: along the chain and, for a local, by the statements of its method.</summary>
    private FoldedText ReadBuilder(IOperation builder)
    {
        builder = builder.Unwrap();
        if (builder is not ILocalReferenceOperation local)
        {
            return Read(builder);
        }

        var text = Single(ValueReader.ValuesOf(local.Local, local));
        foreach (var call in local.Root().Descendants().OfType<IInvocationOperation>()
            .Where(call => call.TargetMethod.Name is "Append" or "AppendFormat" or "AppendLine" && IsCallOn(call, local.Local))
            .OrderBy(call => call.Syntax.Span.End))
        {
            text += ReadAppended(call);
        }

        return text;
    }

    private static bool IsCallOn(IInvocationOperation call, ILocalSymbol local)
    {
        var target = call.Instance?.Unwrap();
        while (target is IInvocationOperation { TargetMethod.Name: "Append" or "AppendFormat" or "AppendLine" } inner)
        {
            target = inner.Instance?.Unwrap();
        }

        return target is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);
    }

    private FoldedText ReadProperty(IPropertyReferenceOperation property) => property.Property switch
    {
        { Name: "OriginalString" or "AbsoluteUri" or "Uri", ContainingType.Name: "Uri" or "UriBuilder" } when property.Instance is { } url => Read(url),
        { IsIndexer: false, IsVirtual: false, IsAbstract: false } own => ReadVariable(own, property),
        _ => FoldedText.Unknown,
    };

    private FoldedText ReadVariable(ISymbol variable, IOperation at) =>
        ValueReader.IsSelfContained(variable) ? Single(ValueReader.ValuesOf(variable, at)) : FoldedText.Unknown;

    /// <summary>The one value that is ever given, or a hole.</summary>
    private FoldedText Single(IEnumerable<IOperation> values)
    {
        var known = values.Take(2).ToList();
        return known.Count == 1 ? Read(known[0]) : FoldedText.Unknown;
    }

    /// <summary>The elements of an array that stands for several arguments.</summary>
    private static IEnumerable<IOperation> Listed(IEnumerable<IOperation> arguments) => arguments.SelectMany(argument => argument.Unwrap() switch
    {
        IArrayCreationOperation { Initializer: { } list } => list.ElementValues,
        var other when other.IsCollectionExpression() => [.. other.ChildOperations],
        var other => (IEnumerable<IOperation>)[other],
    });

    private static FoldedText Join(IEnumerable<FoldedText> parts) => parts.Aggregate(new FoldedText(""), (text, part) => text + part);

    private static FoldedText Separate(FoldedText separator, IReadOnlyList<FoldedText> parts) =>
        Join(parts.SelectMany((part, index) => index == 0 ? (IEnumerable<FoldedText>)[part] : [separator, part]));

    private static FoldedText Format(FoldedText format, IReadOnlyList<FoldedText> arguments)
    {
        var text = new StringBuilder();
        for (var i = 0; i < format.Text.Length; i++)
        {
            var c = format.Text[i];
            if (c is '{' or '}' && i + 1 < format.Text.Length && format.Text[i + 1] == c)
            {
                text.Append(c);
                i++;
            }
            else if (c == '{' && format.Text.IndexOf('}', i) is > 0 and var close)
            {
                var number = format.Text[(i + 1)..close].Split(',', ':')[0];
                text.Append(int.TryParse(number, out var index) && index >= 0 && index < arguments.Count ? arguments[index].Text : FoldedText.Unknown.Text);
                i = close;
            }
            else
            {
                text.Append(c);
            }
        }

        return new(text.ToString());
    }

    private static FoldedText Encode(FoldedText text) =>
        text.IsComplete ? new(Convert.ToBase64String(Encoding.UTF8.GetBytes(text.Text))) : FoldedText.Unknown;

    private static FoldedText Decode(FoldedText text)
    {
        if (!text.IsComplete || text.Text.Length > 1 << 16)
        {
            return FoldedText.Unknown;
        }

        try
        {
            return new(Encoding.UTF8.GetString(Convert.FromBase64String(text.Text)));
        }
        catch (FormatException)
        {
            return FoldedText.Unknown;
        }
    }

    private static bool IsEncoding(ITypeSymbol? type)
    {
        while (type is not null and not { Name: "Encoding", ContainingNamespace.Name: "Text" })
        {
            type = type.BaseType;
        }

        return type is not null;
    }

    private static bool IsText(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_String;
}
