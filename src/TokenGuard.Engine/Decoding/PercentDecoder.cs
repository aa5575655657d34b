namespace TokenGuard.Engine.Decoding;

/// <summary>Sees through the percent signs of URLs and forms (RFC 3986, section 2.1).</summary>
internal sealed class PercentDecoder() : EscapeDecoder(EncodingKind.Percent, (byte)'%', inLines: false)
{
    protected override bool TryRead(ReadOnlySpan<byte> text, int at, out int character, out int length)
    {
        var isEscape = HexDigits.TryRead(text, at + 1, 2, out character);
        length = isEscape ? 3 : 0;
        return isEscape;
    }

    // They stand for bytes, which are UTF-8 already.
    protected override void Append(int character, int origin, DecodedText output) => output.Append((byte)character, origin);
}
