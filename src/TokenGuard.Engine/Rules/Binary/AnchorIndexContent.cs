using TokenGuard.Engine.Matching;

namespace TokenGuard.Engine.Rules.Binary;

/// <summary>What a scan needs to know before it knows any rule: the anchors and how to look for them.</summary>
internal static class AnchorIndexContent
{
    public static void Write(BinaryTextWriter to, AnchorIndex? index)
    {
        to.Flag(index is not null);
        if (index is null)
        {
            return;
        }

        to.List(index.Literals, to.Bytes);
        to.List(index.PatternsOfLiteral, patterns => to.List(patterns, to.Number));
        WriteFew(to, index.RulesOfWord);
        to.Records(index.Companions, (record, companion) =>
        {
            record.Number(companion.Mark);
            StretchContent.Write(record, companion.Stretch);
            record.Number(companion.MaxDistance);
        });
        WriteFew(to, index.CompanionsOfLiteral);
        to.Bytes(index.Plan.Windows);
        to.List(index.Plan.Shapes, shape => to.List(shape ?? [], set => StretchContent.WriteSet(to, set)));
    }

    public static AnchorIndex? Read(BinaryTextReader from)
    {
        if (!from.Flag())
        {
            return null;
        }

        var literals = from.List(from.Bytes);
        var patterns = from.List(() => from.List(from.Number));
        var words = ReadFew(from, literals.Length);
        var companions = from.Records(record => new MarkedCompanion(record.Number(), StretchContent.Read(record), record.Number()));
        var marked = ReadFew(from, literals.Length);
        var plan = new FilterPlan(from.Bytes(), from.List(() => from.List(() => StretchContent.ReadSet(from)) is { Length: > 0 } shape ? shape : null));
        return patterns.Length == literals.Length && plan.Fits(literals)
            ? new AnchorIndex(literals, patterns, words, companions, marked, () => plan)
            : throw new RuleCatalogException("the compiled rules are damaged: the anchors do not fit each other");
    }

    /// <summary>Writes lists most of which are empty.</summary>
    private static void WriteFew(BinaryTextWriter to, int[][] lists) => to.List([.. Enumerable.Range(0, lists.Length).Where(i => lists[i].Length > 0)], i =>
    {
        to.Number(i);
        to.List(lists[i], to.Number);
    });

    private static int[][] ReadFew(BinaryTextReader from, int count)
    {
        var lists = new int[count][];
        foreach (var (i, list) in from.List(() => (from.Number(), from.List(from.Number))))
        {
            lists[i < count ? i : throw new RuleCatalogException("the compiled rules are damaged: an anchor is missing")] = list;
        }

        for (var i = 0; i < count; i++)
        {
            lists[i] ??= [];
        }

        return lists;
    }
}
