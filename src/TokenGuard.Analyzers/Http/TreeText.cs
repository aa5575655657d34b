using System.Buffers;
using Microsoft.CodeAnalysis;

namespace TokenGuard.Analyzers.Http;

/// <summary>Asks a whole file for a word before any of its nodes is looked at: that is what makes looking at all files cheap.</summary>
internal static class TreeText
{
    private const int Window = 1 << 14;

    public static bool Mentions(this SyntaxTree tree, string word, CancellationToken cancellation = default)
    {
        var text = tree.GetText(cancellation);
        var buffer = ArrayPool<char>.Shared.Rent(Window);
        try
        {
            for (var start = 0; start + word.Length <= text.Length; start += Window - word.Length + 1)
            {
                var length = Math.Min(Window, text.Length - start);
                text.CopyTo(start, buffer, 0, length);
                if (buffer.AsSpan(0, length).IndexOf(word.AsSpan()) >= 0)
                {
                    return true;
                }
            }

            return false;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }
}
