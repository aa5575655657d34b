using TokenGuard.Server.Sandbox.Quirks;

namespace TokenGuard.Server.Sandbox;

/// <summary>How to start a sandbox.</summary>
public sealed record SandboxOptions
{
    /// <summary>The port on the loopback address; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The database that outlives the program; null keeps all in memory.</summary>
    public string? DataFile { get; init; }

    /// <summary>Makes all generated values the same each time; null makes them random.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The time at which the sandbox's clock starts; null takes that of the given clock.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>Quirks that are on from the start.</summary>
    public IReadOnlyList<Quirk> Quirks { get; init; } = [];

    /// <summary>Fills an empty database with the demo accounts <c>acme</c> and <c>globex</c>.</summary>
    public bool Demo { get; init; } = true;
}
