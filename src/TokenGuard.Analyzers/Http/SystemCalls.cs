using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Http;

/// <summary>What the runtime's own methods do with clients, requests and headers.</summary>
internal static class SystemCalls
{
    /// <inheritdoc cref="ClientMethods.Describe"/>
    public static IReadOnlyList<(ObjectUseKind Kind, string? Name, IOperation? Value)> Describe(IInvocationOperation call)
    {
        var arguments = call.Arguments;
        switch (call.TargetMethod.Name)
        {
            case "Add" or "Set" or "AddWithoutValidate" when arguments.Length == 1:
                return Line(arguments[0].Value);
            case "Add" or "Set" or "TryAddWithoutValidation" or "AddWithoutValidate" when arguments.Length == 2:
                var kind = arguments[1].Value.ConstantText() is "" ? ObjectUseKind.Clear : ObjectUseKind.Header;
                return [(kind, ClientMethods.HeaderName(arguments[0].Value), arguments[1].Value)];
            case "Remove" when arguments.Length > 0:
                return ClientMethods.HeaderName(arguments[0].Value) is { } name ? [(ObjectUseKind.Clear, name, null)] : [];
            case "Clear":
                return [(ObjectUseKind.Clear, null, null)];
            case "Add" or "Set" or "TryAddWithoutValidation":
                return [(ObjectUseKind.Escape, null, null)];
            default:
                return [];
        }
    }

    /// <summary>A header that is written as one text, <c>Name: value</c>.</summary>
    private static IReadOnlyList<(ObjectUseKind Kind, string? Name, IOperation? Value)> Line(IOperation line)
    {
        var text = TextFolder.Fold(line).Text;
        var colon = text.IndexOf(':');
        return [(ObjectUseKind.Header, colon < 0 || text.IndexOf(FoldedText.Hole) is >= 0 and var hole && hole < colon ? null : text[..colon].Trim(), line)];
    }
}
