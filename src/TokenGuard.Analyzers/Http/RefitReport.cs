using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace TokenGuard.Analyzers.Http;

/// <summary>The methods of interfaces that are reported: an interface may be registered more than once.</summary>
internal sealed class RefitReport
{
    private readonly ConcurrentDictionary<Location, bool> reported = new();

    /// <summary>True the first time.</summary>
    public bool Add(Location location) => reported.TryAdd(location, true);
}
