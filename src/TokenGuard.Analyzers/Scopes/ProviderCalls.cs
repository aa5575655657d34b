using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>The calls of a compilation that go to one provider, with paths below its API's base.</summary>
internal sealed class ProviderCalls
{
    private readonly List<ApiCall> calls = [];

    public IReadOnlyList<ApiCall> Calls => calls;

    /// <summary>True if every call that may go to the provider is known.</summary>
    public bool AreAllKnown { get; private set; } = true;

    /// <summary>Sorts out the calls that go to a provider.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="all">All calls of the compilation.</param>
    /// <param name="bases">All base addresses of the compilation, which relative paths may follow.</param>
    public static ProviderCalls To(ScopeProvider provider, IEnumerable<ApiCall> all, IReadOnlyCollection<string> bases)
    {
        var found = new ProviderCalls();
        foreach (var call in all)
        {
            if (call.Url.IndexOf("://", StringComparison.Ordinal) > 0)
            {
                found.Add(provider, call);
            }
            else if (bases.Count == 0 || call.Url.Length == 0 || call.Url[0] == FoldedText.Hole)
            {
                found.AreAllKnown = false;
            }
            else
            {
                foreach (var address in bases)
                {
                    found.Add(provider, call with { Url = Combine(address, call.Url) });
                }
            }
        }

        return found;
    }

    /// <summary>Clients differ in what a leading slash means; the longest address is the one that was meant.</summary>
    private static string Combine(string address, string path) => address.TrimEnd('/') + "/" + path.TrimStart('/');

    private void Add(ScopeProvider provider, ApiCall call)
    {
        if (call.Url[0] == FoldedText.Hole)
        {
            AreAllKnown = false;
        }

        if (provider.IsEndpoint(call.Url) || !provider.IsAddressedIn(call.Url))
        {
            return;
        }

        foreach (var api in provider.Apis)
        {
            if (api.TryMatch(call.Url, out var path))
            {
                AreAllKnown &= call.Verb.Length > 0 && path.Length > 0 && path.Split('/')[0].IndexOf(FoldedText.Hole) < 0;
                calls.Add(call with { Url = path });
                return;
            }
        }

        AreAllKnown = false;
    }
}
