using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine;

/// <summary>Orders findings that claim the same text: the one of the more specific rule first, then the surer one, the same way everywhere.</summary>
public sealed class Specificity : IComparer<Finding>
{
    public static Specificity Order { get; } = new();

    /// <summary>Why the first finding keeps a text that both claim, in words.</summary>
    public static string ReasonFor(Finding winner, Finding loser)
    {
        var (one, other) = (winner.Rule, loser.Rule);
        return one.Id == other.Id || (winner.Layers.Count != loser.Layers.Count && Rank(one, other) == 0) ? "it is found through fewer layers, or earlier"
            : one.Provider.Generic != other.Provider.Generic ? "a provider's rule goes before a generic one"
            : one.Confidence != other.Confidence ? "its confidence is higher"
            : one.ByName != other.ByName ? "a format goes before a name"
            : winner.Confidence != loser.Confidence ? "it is surer of this text"
            : "all else is equal, and its id comes first";
    }

    public int Compare(Finding? x, Finding? y)
    {
        var order = Rank(x!.Rule, y!.Rule);
        order = order != 0 ? order : x.Layers.Count.CompareTo(y.Layers.Count);
        order = order != 0 ? order : y.Confidence.CompareTo(x.Confidence);
        return order != 0 ? order : string.CompareOrdinal(x.Rule.Id, y.Rule.Id);
    }

    private static int Rank(TokenRule x, TokenRule y)
    {
        var order = x.Provider.Generic.CompareTo(y.Provider.Generic);
        order = order != 0 ? order : y.Confidence.CompareTo(x.Confidence);
        return order != 0 ? order : x.ByName.CompareTo(y.ByName);
    }
}
