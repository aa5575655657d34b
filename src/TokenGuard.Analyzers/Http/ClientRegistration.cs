using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Http;

/// <summary>How a program sets up the clients that it hands out.</summary>
/// <param name="Name">Name of the client; empty for those without one, null if it is not known.</param>
/// <param name="Types">Types that are given the client.</param>
/// <param name="IsPlain">True if the registration gives no credential and no handler that may give one.</param>
/// <param name="Address">The base address that it gives.</param>
internal sealed record ClientRegistration(string? Name, IReadOnlyList<string> Types, bool IsPlain, FoldedText? Address)
{
    /// <summary>Names of the types of handlers that it puts before the wire: they decide with <see cref="IsPlain"/>.</summary>
    public IReadOnlyList<string> Handlers { get; init; } = [];

    /// <summary>The member whose constant is the name.</summary>
    public string? NamedBy { get; init; }

    /// <summary>True for a registration that holds for all clients.</summary>
    public bool IsDefault { get; init; }
}
