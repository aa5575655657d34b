namespace TokenGuard.Scanning.Reports;

/// <summary>Breaks sentences into lines.</summary>
public static class Prose
{
    private const int Narrowest = 30;

    /// <summary>The text in lines of at most a width where its words allow it; in one line if there is no room.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        if (width < Narrowest)
        {
            yield return text;
            yield break;
        }

        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && DisplayWidth.Of(line) + 1 + DisplayWidth.Of(word) > width)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        yield return line;
    }
}
