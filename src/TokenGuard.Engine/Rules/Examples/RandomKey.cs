namespace TokenGuard.Engine.Rules.Examples;

/// <summary>Bytes with the structure of a private key, but random numbers, which make no working key.</summary>
internal static class RandomKey
{
    private static ReadOnlySpan<byte> Version0 => [0x02, 0x01, 0x00];

    private static ReadOnlySpan<byte> Version1 => [0x02, 0x01, 0x01];

    private static ReadOnlySpan<byte> PublicExponent => [0x02, 0x03, 0x01, 0x00, 0x01];

    private static ReadOnlySpan<byte> RsaAlgorithm =>
        [0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00];

    private static ReadOnlySpan<byte> P256Parameters => [0xA0, 0x0A, 0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07];

    /// <summary>The content of a PEM block with that label.</summary>
    public static byte[] Make(string label, SplitMix64 random) => label switch
    {
        "RSA PRIVATE KEY" => Rsa(random),
        "PRIVATE KEY" => Der.Sequence([.. Version0, .. RsaAlgorithm, .. Der.OctetString(Rsa(random))]),
        "EC PRIVATE KEY" => Der.Sequence([.. Version1, .. Der.OctetString(random.NextBytes(32)), .. P256Parameters]),
        "DSA PRIVATE KEY" => Der.Sequence([.. Version0, .. Integers(random, 128, 20, 128, 128, 20)]),
        "OPENSSH PRIVATE KEY" => OpenSsh(random),
        _ => Der.Sequence(Der.OctetString(random.NextBytes(256))),
    };

    /// <summary>PKCS#1 of a 2048-bit key.</summary>
    private static byte[] Rsa(SplitMix64 random) => Der.Sequence(
        [.. Version0, .. Integers(random, 256), .. PublicExponent, .. Integers(random, 256, 128, 128, 128, 128, 128)]);

    private static byte[] Integers(SplitMix64 random, params int[] lengths) =>
        [.. lengths.SelectMany(length => Der.Integer(random.NextBytes(length)))];

    /// <summary>An openssh-key-v1 container of one Ed25519 key without a passphrase.</summary>
    private static byte[] OpenSsh(SplitMix64 random)
    {
        byte[] publicKey = random.NextBytes(32);
        byte[] publicBlob = [.. SshString("ssh-ed25519"u8), .. SshString(publicKey)];
        var check = random.NextBytes(4);
        byte[] secret =
        [
            .. check, .. check, .. publicBlob, .. SshString([.. random.NextBytes(32), .. publicKey]), .. SshString("key"u8), 1, 2, 3, 4, 5,
        ];
        return
        [
            .. "openssh-key-v1\0"u8, .. SshString("none"u8), .. SshString("none"u8), .. SshString([]), 0, 0, 0, 1,
            .. SshString(publicBlob), .. SshString(secret),
        ];
    }

    /// <summary>A string of RFC 4251: its length in four bytes, then its bytes.</summary>
    private static byte[] SshString(ReadOnlySpan<byte> text) => [0, 0, (byte)(text.Length >> 8), (byte)text.Length, .. text];
}
