using System.Buffers;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Engine;

namespace TokenGuard.Analyzers.Text;

/// <summary>The tokens that the scanner sees in a source file, with places in characters.</summary>
internal sealed class TreeFindings(IReadOnlyList<TreeFinding> all)
{
    private static readonly TreeFindings None = new([]);

    /// <summary>By place; no two overlap.</summary>
    public IReadOnlyList<TreeFinding> All { get; } = all;

    /// <summary>Says whether a token stands in, or reaches into, a piece of the file.</summary>
    public bool Touches(TextSpan span) => All.Any(finding => finding.Span.IntersectsWith(span));

    /// <summary>Scans a source file: what the scanner finds in it, but for what the compiler knows to be no value.</summary>
    public static TreeFindings Find(GuardCompilation guard, SyntaxTree tree, CancellationToken cancellation)
    {
        var text = tree.GetText(cancellation);
        var found = In(guard, text, guard.Acceptance.RelativePath(tree.FilePath), guard.OptionsFor(tree), guard.Rules == GuardRules.BuiltIn ? CandidateWindows.Find : Whole);
        return found.All.Count == 0 ? None : new TreeFindings([.. found.All.Where(one => !MisreadCode.Is(one, text, tree.GetRoot(cancellation)))]);
    }

    /// <summary>Scans the whole of a text.</summary>
    /// <param name="guard">The rules.</param>
    /// <param name="text">The text.</param>
    /// <param name="path">Its path, as the configuration writes it.</param>
    /// <param name="options">Which findings are wanted; null for all.</param>
    public static TreeFindings In(GuardCompilation guard, SourceText text, string path, GuardOptions? options) =>
        In(guard, text, path, options, Whole);

    private static List<TextSpan> Whole(char[] text, int length) => [new TextSpan(0, length)];

    private static TreeFindings In(GuardCompilation guard, SourceText text, string path, GuardOptions? options, Func<char[], int, List<TextSpan>> choose)
    {
        var characters = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            text.CopyTo(0, characters, 0, text.Length);
            var windows = choose(characters, text.Length);
            return windows.Count == 0 ? None : Scan(guard, characters, windows, path, options);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    /// <summary>Scans the windows as one text, one below the other.</summary>
    private static TreeFindings Scan(GuardCompilation guard, char[] characters, List<TextSpan> windows, string path, GuardOptions? options)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(windows.Sum(window => window.Length + 1)));
        var starts = new int[windows.Count + 1];
        try
        {
            for (var i = 0; i < windows.Count; i++)
            {
                var end = starts[i] + Encoding.UTF8.GetBytes(characters, windows[i].Start, windows[i].Length, bytes, starts[i]);
                bytes[end] = (byte)'\n';
                starts[i + 1] = end + 1;
            }

            // Nothing but the text itself stands at the end of a file.
            var result = guard.Rules.Scan(bytes.AsSpan(0, starts[windows.Count] - 1), path);
            return result.Findings.Count == 0 ? None : new TreeFindings([.. Place(options, result, bytes, windows, starts)]);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static IEnumerable<TreeFinding> Place(GuardOptions? options, ScanResult result, byte[] bytes, List<TextSpan> windows, int[] starts)
    {
        var window = 0;
        foreach (var finding in result.Findings.Where(finding => options?.Wants(finding.Rule, finding.Confidence) != false))
        {
            while (finding.Span.Start >= starts[window + 1])
            {
                window++;
            }

            var position = windows[window].Start + Encoding.UTF8.GetCharCount(bytes, starts[window], finding.Span.Start - starts[window]);
            var length = Encoding.UTF8.GetCharCount(bytes, finding.Span.Start, finding.Span.Length);
            yield return new TreeFinding(finding, TextSpan.FromBounds(position, Math.Min(position + length, windows[window].End)));
        }
    }
}
