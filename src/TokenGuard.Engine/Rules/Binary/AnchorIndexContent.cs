using TokenGuard.Engine.Matching;
using TokenGuard.Engine.Matching.Runs;
using TokenGuard.Engine.Patterns;

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
        to.Records(index.Patterns, (record, pattern) =>
        {
            StretchContent.Write(record, pattern.Stretch);
            record.Number(pattern.MaxDistance);
            record.Flag(pattern.ReadsAssignments);
        });
        to.List(index.Demands, demand => to.Number(demand.ToNumber()));
        WriteLists(to, index.PatternsOfLiteral);
        WriteLists(to, index.RulesOfWord);
        to.Records(index.Companions, (record, companion) =>
        {
            record.Number(companion.Mark);
            StretchContent.Write(record, companion.Stretch);
            record.Number(companion.MaxDistance);
        });
        WriteLists(to, index.CompanionsOfLiteral);
        WritePlan(to, index.Plan);
    }

    public static AnchorIndex? Read(BinaryTextReader from)
    {
        if (!from.Flag())
        {
            return null;
        }

        var literals = from.List(from.Bytes);
        var patterns = from.Records(record => new AnchoredPattern(StretchContent.Read(record), record.Number(), record.Flag()));
        var demands = from.Numbers();
        var patternsOfLiteral = ReadLists(from);
        var words = ReadLists(from);
        var companions = from.Records(record => new MarkedCompanion(record.Number(), StretchContent.Read(record), record.Number()));
        var marked = ReadLists(from);
        var plan = ReadPlan(from);
        return demands.Length == patterns.Count && patternsOfLiteral.Count == literals.Length && words.Count == literals.Length && marked.Count == literals.Length && plan.Fits(literals)
            ? new AnchorIndex(literals, patterns, Array.ConvertAll(demands, ReadDemand), patternsOfLiteral, words, companions, marked, () => plan)
            : throw new RuleCatalogException("the compiled rules are damaged: the anchors do not fit each other");
    }

    private static RunDemand ReadDemand(int number) => RunDemand.FromNumber(number) is { Alphabet: <= RunAlphabet.Base64 } demand
        ? demand
        : throw new RuleCatalogException("the compiled rules are damaged: a run is of no alphabet");

    private static void WriteLists(BinaryTextWriter to, NumberLists lists)
    {
        to.List(lists.Lengths, to.Number);
        to.List(lists.All.ToArray(), to.Number);
    }

    private static NumberLists ReadLists(BinaryTextReader from)
    {
        var (lengths, numbers) = (from.Numbers(), from.Numbers());
        try
        {
            return new NumberLists(lengths, numbers);
        }
        catch (ArgumentException e)
        {
            throw new RuleCatalogException("the compiled rules are damaged: a list is longer or shorter than it should be", e);
        }
    }

    // Few literals are so short that they have a shape.
    private static void WritePlan(BinaryTextWriter to, FilterPlan plan)
    {
        to.Bytes(plan.Windows);
        to.List([.. Enumerable.Range(0, plan.Shapes.Count).Where(i => plan.Shapes[i] is not null)], i =>
        {
            to.Number(i);
            to.List(plan.Shapes[i]!, set => StretchContent.WriteSet(to, set));
        });
        to.List([.. Enumerable.Range(0, plan.AtWordStart.Count).Where(i => plan.AtWordStart[i])], to.Number);
    }

    private static FilterPlan ReadPlan(BinaryTextReader from)
    {
        var windows = from.Bytes();
        var shapes = new ByteSet[]?[windows.Length];
        foreach (var (i, shape) in from.List(() => (from.Number(), from.List(() => StretchContent.ReadSet(from)))))
        {
            shapes[Checked(i)] = shape;
        }

        var atWordStart = new bool[windows.Length];
        foreach (var i in from.Numbers())
        {
            atWordStart[Checked(i)] = true;
        }

        return new FilterPlan(windows, shapes, atWordStart);

        int Checked(int literal) =>
            literal < windows.Length ? literal : throw new RuleCatalogException("the compiled rules are damaged: an anchor is missing");
    }
}
