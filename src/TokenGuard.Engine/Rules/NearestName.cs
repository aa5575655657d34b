namespace TokenGuard.Engine.Rules;

/// <summary>Finds the name that somebody who mistyped one most likely meant.</summary>
public static class NearestName
{
    /// <summary>The candidate with the fewest changed letters, or null if none is near.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var best = name.Length < 4 ? 2 : Math.Max(2, name.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) < best && Distance(name, candidate) is var distance && distance < best)
            {
                (nearest, best) = (candidate, distance);
            }
        }

        return nearest;
    }

    /// <summary>The end of a message about a name that is not known: the known one that was most likely meant, as a question; empty if none is near.</summary>
    public static string Question(string name, IEnumerable<string> known) => Find(name, known) is { } near ? $"; did you mean '{near}'?" : "";

    /// <summary>Levenshtein distance, with two swapped letters as one change.</summary>
    private static int Distance(string a, string b)
    {
        var beforeLast = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            (beforeLast, last, row) = (last, row, beforeLast);
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }
        }

        return row[b.Length];
    }
}
