using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Http;

/// <summary>What stands behind the base64 of a Basic header.</summary>
/// <param name="Text">The text before it is encoded, as far as it is known.</param>
/// <param name="User">The expression that yields the name.</param>
/// <param name="Secret">The expression that yields the password or token.</param>
internal readonly record struct BasicText(FoldedText Text, IOperation? User, IOperation? Secret)
{
    private const int DeepestCall = 6;

    /// <summary>Reads the encoded value.</summary>
    public static BasicText Read(IOperation? encoded, FoldedText value)
    {
        if (value.IsComplete)
        {
            return new BasicText(Decode(value.Text), User: null, encoded);
        }

        return encoded is not null && Plain(encoded, DeepestCall) is { } plain ? Split(plain) : new BasicText(FoldedText.Unknown, User: null, Secret: null);
    }

    private static FoldedText Decode(string value)
    {
        try
        {
            return new FoldedText(Encoding.UTF8.GetString(Convert.FromBase64String(value.Trim())));
        }
        catch (FormatException)
        {
            return FoldedText.Unknown;
        }
    }

    private static BasicText Split(IOperation plain)
    {
        var pieces = TextPieces.Of(plain).ToList();
        var colon = pieces.FindIndex(piece => piece.Text.Text.IndexOf(':') >= 0);
        var text = pieces.Aggregate(new FoldedText(""), (all, piece) => all + piece.Text);
        return colon < 0
            ? new BasicText(text, User: null, Secret: null)
            : new BasicText(text, pieces.Take(colon + 1).FirstOrDefault(piece => piece.Operation is not null).Operation, pieces.Skip(colon).LastOrDefault(piece => piece.Operation is not null).Operation);
    }

    /// <summary>The text that goes into <c>ToBase64String(GetBytes(…))</c>.</summary>
    private static IOperation? Plain(IOperation encoded, int depth)
    {
        encoded = encoded.Unwrap();
        return depth == 0 ? null : encoded switch
        {
            IInvocationOperation { TargetMethod.Name: "ToBase64String", Arguments: [{ Value: var bytes }, ..] } => Bytes(bytes, depth - 1),
            ILocalReferenceOperation local when ValueReader.ValuesOf(local.Local, local).ToList() is [var single] => Plain(single, depth - 1),
            _ => null,
        };
    }

    private static IOperation? Bytes(IOperation bytes, int depth)
    {
        bytes = bytes.Unwrap();
        return depth == 0 ? null : bytes switch
        {
            IInvocationOperation { TargetMethod.Name: "GetBytes", Arguments: [{ Value: var text }, ..] } => text,
            ILocalReferenceOperation local when ValueReader.ValuesOf(local.Local, local).ToList() is [var single] => Bytes(single, depth - 1),
            _ => null,
        };
    }
}
