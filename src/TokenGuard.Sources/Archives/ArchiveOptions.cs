namespace TokenGuard.Sources.Archives;

/// <summary>Which archives are opened, and how much of what lies in them is read.</summary>
/// <remarks>The limits but <see cref="Depth"/> hold for an outermost archive with all that lies in it.</remarks>
public sealed record ArchiveOptions
{
    public static ArchiveOptions Default { get; } = new();

    /// <summary>False: an archive is a file like any other.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Also opens PDF, office and SQLite files.</summary>
    public bool Documents { get; init; }

    /// <summary>Archives opened inside each other.</summary>
    public int Depth { get; init; } = 4;

    /// <summary>Bytes unpacked of one byte that was read.</summary>
    public int Ratio { get; init; } = 200;

    /// <summary>Bytes unpacked.</summary>
    public long UnpackedBytes { get; init; } = 2_000_000_000;

    /// <summary>How long reading and scanning may take.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(60);
}
