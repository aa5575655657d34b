namespace TokenGuard.Engine.Rules;

/// <summary>Finds the name that somebody who mistyped one most likely meant.</summary>
internal static class NearestName
{
    /// <summary>The candidate with the fewest changed letters, or null if none is near.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        string? nearest = null;
        // Two swapped letters are two changes.
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

    /// <summary>Levenshtein distance.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
