using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Pipeline;

namespace TokenGuard.Scanning.Companions;

/// <summary>Kinds of companions, as one text that many blobs share.</summary>
/// <param name="Text">Their names in order, separated by commas.</param>
internal readonly record struct CompanionKinds(string Text)
{
    private const char Separator = ',';

    public static CompanionKinds None { get; } = new("");

    public bool IsEmpty => Text.Length == 0;

    private string[] Names => Text.Split(Separator, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// What findings ask for and what can stand far from them, so that everything has to be read once more.
    /// </summary>
    public static CompanionKinds WantedFarBy(IEnumerable<Sighting> sightings) => Of(NeedsOf(sightings).Where(need => need.IsFar));

    /// <summary>All that findings ask for.</summary>
    public static CompanionKinds WantedBy(IEnumerable<Sighting> sightings) => Of(NeedsOf(sightings));

    public bool Contains(string kind) => Names.Contains(kind);

    /// <summary>Whether all the other kinds are among these.</summary>
    public bool Include(CompanionKinds other) => Text == other.Text || other.Names.All(Names.Contains);

    public CompanionKinds With(CompanionKinds other) => Include(other) ? this : Of(Names.Concat(other.Names));

    private static IEnumerable<CompanionNeed> NeedsOf(IEnumerable<Sighting> sightings) =>
        sightings.Select(sighting => sighting.Finding.Rule).Distinct().SelectMany(rule => rule.Needs);

    private static CompanionKinds Of(IEnumerable<CompanionNeed> needs) => Of(needs.Select(need => need.Kind));

    private static CompanionKinds Of(IEnumerable<string> kinds) =>
        new(string.Join(Separator, kinds.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));
}
