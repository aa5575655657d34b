// Builds src/TokenGuard.Engine/Rarity/CommonWindowTable.cs: the four bytes in a row that are frequent in source trees.
//
//   dotnet run eng/windows.cs -- FOLDER… > src/TokenGuard.Engine/Rarity/CommonWindowTable.cs
//
// Each folder is a source tree of its own and counts as much as every other, however large it is.
using System.Runtime.InteropServices;
using System.Text;

const int RarestBits = 17;
const uint Fold = 0x20202020;
const int LongestFile = 4_000_000;
var shares = new Dictionary<uint, double>();
foreach (var folder in args)
{
    var windows = new Dictionary<uint, int>();
    var total = 0L;
    foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
    {
        if (new FileInfo(path) is not { Length: > 4 and < LongestFile, LinkTarget: null })
        {
            continue;
        }

        var text = File.ReadAllBytes(path);
        if (text.AsSpan(0, Math.Min(text.Length, 8000)).Contains((byte)0))
        {
            continue;
        }

        total += text.Length;
        var window = 0u;
        for (var i = 0; i < text.Length; i++)
        {
            window = (window >> 8) | ((uint)text[i] << 24);
            if (i >= 3)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(windows, window | Fold, out _)++;
            }
        }
    }

    foreach (var (window, count) in windows)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(shares, window, out _) += (double)count / total / args.Length;
    }

    Console.Error.WriteLine($"{folder}: {total:N0} bytes, {windows.Count:N0} windows");
}

var levels = shares
    .Where(pair => IsWritten(pair.Key))
    .Select(pair => (Bits: (int)Math.Round(-Math.Log2(pair.Value)), Text: TextOf(pair.Key)))
    .Where(window => window.Bits <= RarestBits)
    .ToLookup(window => window.Bits, window => window.Text);
Console.Error.WriteLine($"{levels.Sum(level => level.Count()):N0} windows written");
var counts = Enumerable.Range(0, RarestBits + 1).Select(bits => levels[bits].Count());
var lines = Enumerable.Range(0, RarestBits + 1).Where(levels.Contains)
    .Select(bits => string.Concat(levels[bits].Order(StringComparer.Ordinal)).Replace("\\", "\\\\").Replace("\"", "\\\""));
Console.Write($$"""
    namespace TokenGuard.Engine.Rarity;

    /// <summary>The windows of four bytes that are frequent in source trees. Made by <c>eng/windows.cs</c>.</summary>
    internal static class CommonWindowTable
    {
        /// <summary>Of the rarest windows, one stands at about one place in 2^n.</summary>
        public const int RarestBits = {{RarestBits}};

        /// <summary>How many windows stand at about one place in 2^n.</summary>
        public static readonly int[] CountsByBits = [{{string.Join(", ", counts)}}];

        /// <summary>The windows, the most frequent first.</summary>
        public static ReadOnlySpan<byte> Windows =>
            "{{string.Join("\"u8 +\n        \"", lines)}}"u8;
    }

    """);

// What has more than ASCII, and control characters that become printable when folded, is in no literal.
static bool IsWritten(uint window) => (window & 0x80808080) == 0;

// Folded, an underscore is no character that is seen.
static string TextOf(uint window) => Encoding.ASCII.GetString(BitConverter.GetBytes(window)).Replace('\x7f', '_');
