namespace TokenGuard.Engine.Rules.Binary;

/// <summary>What stands before a compiled catalogue, and the hash that guards it.</summary>
internal static class CatalogHeader
{
    public const int HashLength = 32;

    /// <summary>Four letters and the version; the version rises with every change of the layout.</summary>
    public static ReadOnlySpan<byte> Mark => "TGRB\u0004"u8;

    public static byte[] Hash(byte[] bytes) => Sha256.Of(bytes, default);
}
