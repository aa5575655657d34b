namespace TokenGuard.Engine.Rules.Examples;

/// <summary>Writes the few DER elements that keys are made of.</summary>
internal static class Der
{
    public static byte[] Sequence(byte[] content) => Element(0x30, content);

    public static byte[] OctetString(byte[] content) => Element(0x04, content);

    /// <summary>A positive number of exactly this many bytes.</summary>
    public static byte[] Integer(byte[] magnitude)
    {
        magnitude[0] = (byte)((magnitude[0] & 0x7F) | 0x40);
        return Element(0x02, magnitude);
    }

    private static byte[] Element(byte tag, byte[] content) => content.Length switch
    {
        < 0x80 => [tag, (byte)content.Length, .. content],
        < 0x100 => [tag, 0x81, (byte)content.Length, .. content],
        _ => [tag, 0x82, (byte)(content.Length >> 8), (byte)content.Length, .. content],
    };
}
