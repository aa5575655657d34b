namespace TokenGuard.Sources.Archives.Formats.Pdf;

/// <summary>The pages of a file: first in their order, then those that its tree of pages does not lead to.</summary>
internal static class PdfPages
{
    private const int MostParents = 32;

    /// <summary>What pages inherit from the nodes above them.</summary>
    public static PdfDictionary? ResourcesOf(PdfDictionary page, PdfFile file)
    {
        var node = page;
        for (var i = 0; i < MostParents && node is not null; i++)
        {
            if (file.Dictionary(node["Resources"]) is { } resources)
            {
                return resources;
            }

            node = file.Dictionary(node["Parent"]);
        }

        return null;
    }

    public static IEnumerable<PdfDictionary> Of(PdfFile file, ArchiveInput input)
    {
        var seen = new HashSet<int>();
        var open = new Stack<object?>([file.Dictionary(file.Catalog)?["Pages"]]);
        while (open.TryPop(out var node))
        {
            input.GoOn();
            if (node is not PdfReference { Number: var number } || !seen.Add(number) || file.Dictionary(node) is not { } dictionary)
            {
                continue;
            }

            if (file.Resolve(dictionary["Kids"]) is List<object?> kids)
            {
                kids.AsEnumerable().Reverse().ToList().ForEach(open.Push);
            }
            else
            {
                yield return dictionary;
            }
        }

        foreach (var number in file.Pages.Where(number => !seen.Contains(number)))
        {
            if (file.Dictionary(new PdfReference(number)) is { } dictionary)
            {
                yield return dictionary;
            }
        }
    }
}
