namespace TokenGuard.Sources.Git.Store;

/// <summary>Something in an object store is not as its format says; git itself is asked then.</summary>
internal sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner);
