using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Credentials;

/// <summary>Tells what leaves of a credential too little to use: masks, hashes, a few characters.</summary>
internal static class Masking
{
    /// <summary>So many characters of a token help to recognize it and nobody to guess it.</summary>
    private const int HarmlessLength = 4;

    private static readonly string[] Words =
    [
        "mask", "redact", "hash", "obfusc", "saniti", "encrypt", "protect", "fingerprint", "length", "last4", "lastfour", "truncat", "sha1", "sha256", "sha512", "md5",
        "hmac", "anonymi", "censor", "scrub", "shorten", "hide", "digest", "preview", "thumbprint", "abbreviat", "tokenid", "stripsecret", "removesecret", "isvalid", "validate",
    ];

    /// <summary>True for the name of a method or variable that says so.</summary>
    public static bool Is(string name) => Words.Any(word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>True for <c>Substring</c> and the like that takes a few characters only.</summary>
    public static bool TakesLittle(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "Substring" or "Slice" or "AsSpan" when call.Argument("length") is { } length => IsLittle(length),
        "Substring" or "Slice" or "AsSpan" when (call.Argument("startIndex") ?? call.Argument("start")) is { } start => IsFromEnd(start),
        "Take" or "TakeLast" when call.Argument("count") is { } count => IsLittle(count),
        "Remove" when call.Argument("startIndex") is { } kept && call.Argument("count") is null => IsLittle(kept),
        _ => false,
    };

    /// <summary>True for <c>..4</c> and <c>^4..</c>.</summary>
    public static bool TakesLittle(SyntaxNode access) => access.DescendantNodes().OfType<RangeExpressionSyntax>().Any(range =>
        range is { LeftOperand: null or LiteralExpressionSyntax { Token.Value: 0 }, RightOperand: LiteralExpressionSyntax { Token.Value: int and <= HarmlessLength } }
            or { RightOperand: null, LeftOperand: PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax { Token.Value: int and <= HarmlessLength } } });

    private static bool IsLittle(IOperation count) => count.Unwrap() switch
    {
        { ConstantValue: { HasValue: true, Value: int number } } => number <= HarmlessLength,
        IInvocationOperation { TargetMethod: { Name: "Min", ContainingType.Name: "Math" } } least => least.Arguments.Any(argument => IsLittle(argument.Value)),
        _ => false,
    };

    private static bool IsFromEnd(IOperation start) =>
        start.Unwrap() switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } back => IsLittle(back.RightOperand),
            IInvocationOperation { TargetMethod: { Name: "Max", ContainingType.Name: "Math" } } most => most.Arguments.Any(argument => IsFromEnd(argument.Value)),
            _ => false,
        };
}
