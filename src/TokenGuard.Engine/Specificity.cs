using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine;

/// <summary>Orders rules that claim the same text: the more specific one first, the same way everywhere.</summary>
public sealed class Specificity : IComparer<TokenRule>
{
    public static Specificity Order { get; } = new();

    /// <summary>Why the first rule keeps a text that both claim, in words.</summary>
    public static string ReasonFor(TokenRule winner, TokenRule loser) =>
        winner.Id == loser.Id ? "it is found through fewer layers, or earlier"
        : winner.Provider.Generic != loser.Provider.Generic ? "a provider's rule goes before a generic one"
        : winner.Confidence != loser.Confidence ? "its confidence is higher"
        : winner.ByName != loser.ByName ? "a format goes before a name"
        : "all else is equal, and its id comes first";

    public int Compare(TokenRule? x, TokenRule? y)
    {
        var generic = x!.Provider.Generic.CompareTo(y!.Provider.Generic);
        if (generic != 0)
        {
            return generic;
        }

        var confidence = y.Confidence.CompareTo(x.Confidence);
        if (confidence != 0)
        {
            return confidence;
        }

        var byName = x.ByName.CompareTo(y.ByName);
        return byName != 0 ? byName : string.CompareOrdinal(x.Id, y.Id);
    }
}
