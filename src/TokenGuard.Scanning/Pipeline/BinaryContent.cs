using TokenGuard.Engine;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Scanning.Pipeline;

/// <summary>
/// What is no text: images, fonts, sound, programs. Names and values stand there side by side by chance, so that only a
/// format that no chance makes counts.
/// </summary>
internal static class BinaryContent
{
    private const int ProbedBytes = 8000;

    /// <summary>The beginnings of files that may go on for long without a NUL: JPEG, MP3, compressed fonts, PDF.</summary>
    private static readonly byte[][] Magics = [[0xFF, 0xD8, 0xFF], [.. "ID3"u8], [.. "wOFF"u8], [.. "wOF2"u8], [.. "%PDF-"u8], [.. "GIF8"u8]];

    /// <summary>Whether a blob that is in no wide encoding is something else than text.</summary>
    public static bool Is(ReadOnlySpan<byte> blob)
    {
        var head = blob[..Math.Min(blob.Length, ProbedBytes)];
        if (head.Contains((byte)0))
        {
            return true;
        }

        foreach (var magic in Magics)
        {
            if (head.StartsWith(magic))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a rule's findings count there.</summary>
    public static bool Admits(TokenRule rule) => rule is { Confidence: Confidence.High, ByName: false, Chosen: false };
}
