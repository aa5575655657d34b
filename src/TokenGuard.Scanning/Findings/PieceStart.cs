using System.Text;

namespace TokenGuard.Scanning.Findings;

/// <summary>Where a piece of a large blob begins in the whole.</summary>
public sealed record PieceStart
{
    /// <summary>The beginning of a blob.</summary>
    public static PieceStart Zero { get; } = new() { Offset = 0, Position = new TextPosition(1, 1) };

    public required long Offset { get; init; }

    public required TextPosition Position { get; init; }

    /// <summary>What the pieces before are written in, because only the first one has the mark.</summary>
    internal Encoding? Encoding { get; init; }
}
