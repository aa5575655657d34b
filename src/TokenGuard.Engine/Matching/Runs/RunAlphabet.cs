namespace TokenGuard.Engine.Matching.Runs;

/// <summary>What tokens are written in; the values are stored with compiled rules.</summary>
internal enum RunAlphabet : byte
{
    /// <summary>Hexadecimal digits in both cases.</summary>
    Hexadecimal,

    /// <summary>Hexadecimal digits in both cases, and the hyphens between them.</summary>
    Uuid,

    /// <summary>ASCII letters and digits.</summary>
    Alphanumeric,

    /// <summary>ASCII letters and digits, <c>_</c> and <c>-</c>: base64url without padding.</summary>
    Word,

    /// <summary>Both kinds of base64 with their padding.</summary>
    Base64,
}
