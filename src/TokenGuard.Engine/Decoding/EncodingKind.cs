namespace TokenGuard.Engine.Decoding;

/// <summary>The encodings that the engine sees through.</summary>
public enum EncodingKind
{
    Utf16LittleEndian,
    Utf16BigEndian,
    Base64,
    Hex,
    Percent,
    UnicodeEscape,
    Utf32LittleEndian,
    Utf32BigEndian,
    StringEscape,
    HtmlEntity,
    TerminalEscape,
}
