using TokenGuard.Engine;
using TokenGuard.Scanning.Findings;

namespace TokenGuard.Scanning.Companions;

/// <summary>A context fact and the blob it stands in.</summary>
internal sealed record PlacedFact(Place Place, ContextFact Fact) : IComparable<PlacedFact>
{
    /// <summary>Oldest first, so that the oldest go when there are too many.</summary>
    public int CompareTo(PlacedFact? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = OccurrenceOrder.ComparePlaces(Place, other.Place);
        order = order != 0 ? order : Fact.Offset.CompareTo(other.Fact.Offset);
        order = order != 0 ? order : string.CompareOrdinal(Fact.Kind, other.Fact.Kind);
        return order != 0 ? order : string.CompareOrdinal(Fact.Value, other.Fact.Value);
    }
}
