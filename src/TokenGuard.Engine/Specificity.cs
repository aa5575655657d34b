using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine;

/// <summary>Orders rules that claim the same text: the more specific one first, the same way everywhere.</summary>
public sealed class Specificity : IComparer<TokenRule>
{
    public static Specificity Order { get; } = new();

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
