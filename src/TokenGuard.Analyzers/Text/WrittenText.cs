using System.Buffers;
using System.Text;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Engine;

namespace TokenGuard.Analyzers.Text;

/// <summary>Scans a text that the code puts together as if it stood in a file: <c>name="text"</c>.</summary>
internal static class WrittenText
{
    private const string Operator = "=\"";

    /// <summary>The tokens of the text, with their values' places in it in characters.</summary>
    public static IEnumerable<(Finding Finding, string Value)> Find(GuardRules rules, string path, string name, string text)
    {
        var line = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(name.Length + Operator.Length + text.Length + 1));
        try
        {
            var start = Encoding.UTF8.GetBytes(name, 0, name.Length, line, 0);
            start += Encoding.UTF8.GetBytes(Operator, 0, Operator.Length, line, start);
            var end = start + Encoding.UTF8.GetBytes(text, 0, text.Length, line, start);
            line[end] = (byte)'"';
            var result = rules.Scan(line.AsSpan(0, end + 1), path);
            return result.Findings.Count == 0
                ? []
                : [.. result.Findings.Where(finding => finding.Span.Start >= start).Select(finding => (finding, Encoding.UTF8.GetString(line, finding.Span.Start, finding.Span.Length)))];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(line);
        }
    }
}
