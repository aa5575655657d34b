using TokenGuard.Sources.Git;

namespace TokenGuard.Cli.Commands;

/// <summary>The folder that secrets are read from again: the one of <c>--source</c>, or a clone of its URL that goes away with this object.</summary>
internal sealed class OpenedSource : IDisposable
{
    private readonly GitClone? clone;

    private OpenedSource(string? folder, GitClone? clone)
    {
        Folder = folder;
        this.clone = clone;
    }

    /// <summary>Null for the places that the report names.</summary>
    public string? Folder { get; }

    /// <param name="source">What <c>--source</c> says; null if nothing.</param>
    /// <param name="cancellation">Stops git.</param>
    /// <exception cref="Sources.SourceException">It cannot be cloned.</exception>
    public static OpenedSource Of(string? source, CancellationToken cancellation)
    {
        var clone = source is not null && GitClone.IsUrl(source) ? GitClone.Create(source, cancellation) : null;
        return new OpenedSource(clone?.Repository.Path ?? source, clone);
    }

    public void Dispose() => clone?.Dispose();
}
