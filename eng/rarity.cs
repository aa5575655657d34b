// Builds src/TokenGuard.Engine/Rarity/LetterTable.cs: how surprising a letter is behind the two before it.
//
//   dotnet run eng/rarity.cs -- FOLDER… > src/TokenGuard.Engine/Rarity/LetterTable.cs
//
// The folders hold ordinary code and prose: source trees, XML documentation, Markdown. Words are counted once per
// file and by the logarithm of that count, so that a name used everywhere does not outweigh a language.
using System.Text;

const int Symbols = 27;
var extensions = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { ".cs", ".xml", ".md", ".txt", ".py", ".js", ".ts", ".go", ".java", ".rb", ".c", ".h", ".sh", ".yml", ".yaml", ".json", ".html", ".rst", ".props", ".targets" };
var files = new Dictionary<string, int>(StringComparer.Ordinal);
var seen = new HashSet<string>(StringComparer.Ordinal);
foreach (var path in args.SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)).Order(StringComparer.Ordinal))
{
    if (extensions.Contains(Path.GetExtension(path)) && new FileInfo(path) is { Length: < 4_000_000, LinkTarget: null })
    {
        seen.Clear();
        foreach (var word in WordsOf(File.ReadAllText(path)))
        {
            if (seen.Add(word))
            {
                files[word] = files.GetValueOrDefault(word) + 1;
            }
        }
    }
}

// Words of one file alone are often no words: hashes, keys, minified names.
var counts = new double[Symbols, Symbols, Symbols];
foreach (var (word, count) in files.Where(pair => pair.Value > 1))
{
    var weight = Math.Log2(1 + count);
    int first = 0, second = 0;
    foreach (var symbol in word.Select(letter => letter - 'a' + 1).Append(0))
    {
        counts[first, second, symbol] += weight;
        (first, second) = (second, symbol);
    }
}

var rows = new StringBuilder();
for (var first = 0; first < Symbols; first++)
{
    var row = new StringBuilder();
    for (var second = 0; second < Symbols; second++)
    {
        double pair = 0, single = 0;
        var singles = new double[Symbols];
        for (var symbol = 0; symbol < Symbols; symbol++)
        {
            pair += counts[first, second, symbol];
            for (var any = 0; any < Symbols; any++)
            {
                singles[symbol] += counts[any, second, symbol];
            }

            single += singles[symbol];
        }

        for (var symbol = 0; symbol < Symbols; symbol++)
        {
            // Witten-Bell in its simplest form: what was never seen behind two letters falls back on one.
            var behindOne = (singles[symbol] + 0.5) / (single + (0.5 * Symbols));
            var probability = (counts[first, second, symbol] + (20 * behindOne)) / (pair + 20);
            var level = Math.Clamp((int)Math.Round(-Math.Log2(probability) * 4), 0, 63);
            row.Append((char)('0' + level + ('0' + level >= '\\' ? 1 : 0)));
        }
    }

    rows.Append("        \"").Append(row).Append(first == Symbols - 1 ? "\"u8;" : "\"u8 +").Append('\n');
}

Console.Error.WriteLine($"{files.Count} words, {files.Count(pair => pair.Value > 1)} of more than one file");
Console.Write($$"""
    namespace TokenGuard.Engine.Rarity;

    /// <summary>
    /// How surprising a letter is behind the two before it, in quarters of a bit, in ordinary code and words. Made by
    /// <c>eng/rarity.cs</c>.
    /// </summary>
    internal static class LetterTable
    {
        /// <summary>a to z, and what is no letter.</summary>
        public const int Symbols = {{Symbols}};

        /// <summary>One character per triple, from '0' on; the backslash is left out.</summary>
        public static ReadOnlySpan<byte> Levels =>

    """);
Console.Write(rows);
Console.WriteLine("}");

static IEnumerable<string> WordsOf(string text)
{
    var word = new StringBuilder();
    for (var i = 0; i <= text.Length; i++)
    {
        var c = i < text.Length ? text[i] : ' ';
        var isHump = c is >= 'A' and <= 'Z' && word.Length > 0 && text[i - 1] is >= 'a' and <= 'z';
        if (!char.IsAsciiLetter(c) || isHump)
        {
            if (word.Length is >= 2 and <= 24)
            {
                yield return word.ToString();
            }

            word.Clear();
        }

        if (char.IsAsciiLetter(c))
        {
            word.Append(char.ToLowerInvariant(c));
        }
    }
}
