using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Http;

/// <summary>A chain of Flurl's calls, from the one that sends down to the text that its address begins with.</summary>
internal sealed class FlurlChain
{
    private const int LongestChain = 64;

    private readonly HttpObject request = new();
    private readonly Stack<FoldedText> segments = new();
    private int links;

    private FlurlChain(IOperation start) => Url = Follow(start);

    public FoldedText Url { get; private set; }

    /// <summary>The client that makes the request; null where Flurl's own is used.</summary>
    public IOperation? Client { get; private set; }

    public HttpObject Request => request;

    /// <summary>Reads the chain that a sending call ends.</summary>
    public static FlurlChain Read(IOperation receiver) => new(receiver);

    private FoldedText Follow(IOperation link)
    {
        link = link.Unwrap();
        if (++links > LongestChain)
        {
            request.IsUnknown = true;
            return FoldedText.Unknown;
        }

        switch (link)
        {
            case IInvocationOperation call when call.TargetMethod.ContainingType.OutermostNamespace() == "Flurl":
                return FollowCall(call);
            case IInvocationOperation call when call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 && call.Type?.OutermostNamespace() == "Flurl":
                request.Uses.Add(new ObjectUse(ObjectUseKind.Escape, call, call));
                return Follow(call.Arguments[0].Value);
            case IObjectCreationOperation { Type.Name: "FlurlRequest" or "Url" } creation:
                return creation.Arguments.Length > 0 ? WithSegments(UrlReader.Read(creation.Arguments[0].Value)) : FoldedText.Unknown;
            case ILocalReferenceOperation local when local.Type?.OutermostNamespace() == "Flurl" && ValueReader.ValuesOf(local.Local, local).ToList() is [var single]:
                TakeUses(local);
                return Follow(single);
            case IFieldReferenceOperation field when field.Type?.OutermostNamespace() == "Flurl" && ValueReader.ValuesOf(field.Field, field).ToList() is [var single]:
                TakeUses(field);
                return Follow(single);
            default:
                request.IsUnknown |= link.Type?.OutermostNamespace() == "Flurl";
                return WithSegments(UrlReader.Read(link));
        }
    }

    private FoldedText FollowCall(IInvocationOperation call)
    {
        var receiver = call.Instance ?? (call.Arguments.Length > 0 ? call.Arguments[0].Value : call);
        switch (call.TargetMethod.Name)
        {
            case "AppendPathSegment" or "AppendPathSegments":
                PushSegments(call);
                return Follow(receiver);
            case "Request":
                PushSegments(call);
                if (receiver.Type?.Name is "FlurlClient" or "IFlurlClient")
                {
                    Client = receiver;
                    return WithSegments(FoldedText.Unknown);
                }

                return Follow(receiver);
            default:
                if (receiver == call)
                {
                    request.IsUnknown = true;
                    return FoldedText.Unknown;
                }

                foreach (var (kind, name, value) in FlurlCalls.Describe(call))
                {
                    request.Uses.Add(new ObjectUse(kind, call, call, name, value) { IsLocal = true });
                }

                return Follow(receiver);
        }
    }

    /// <summary>A request that has a name may be changed by it too.</summary>
    private void TakeUses(IOperation variable)
    {
        foreach (var use in ObjectTracer.Trace(variable).Uses)
        {
            request.Uses.Add(use);
        }
    }

    private void PushSegments(IInvocationOperation call)
    {
        var given = call.Instance is null ? call.Arguments.Skip(1) : call.Arguments;
        var texts = given.Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue && argument.Value.Type?.SpecialType != SpecialType.System_Boolean)
            .SelectMany(argument => argument.Value.Unwrap() is IArrayCreationOperation { Initializer: { } list } ? list.ElementValues : (IEnumerable<IOperation>)[argument.Value])
            .Select(UrlReader.Read).ToList();
        for (var i = texts.Count - 1; i >= 0; i--)
        {
            segments.Push(texts[i]);
        }
    }

    private FoldedText WithSegments(FoldedText start) => segments.Aggregate(start, (address, segment) => address.IsUnknown && Client is not null ? segment : UrlReader.Append(address, segment));
}
