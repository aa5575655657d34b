namespace TokenGuard.TokenApi.SecretStores;

/// <summary>A secret cannot be read from or written to its place. The message holds no secret.</summary>
public sealed class SecretStoreException(string message, Exception? inner = null) : Exception(message, inner);
