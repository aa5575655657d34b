namespace TokenGuard.Engine.Manifests;

/// <summary>A key of a Kubernetes Secret and its value, as they stand in the manifest.</summary>
/// <param name="Key">The key without quotes.</param>
/// <param name="Value">The value without quotes; of a block all its lines.</param>
/// <param name="IsEncoded">True under <c>data</c>, where values are base64; those under <c>stringData</c> are plain.</param>
internal readonly record struct ManifestEntry(ByteSpan Key, ByteSpan Value, bool IsEncoded);
