namespace TokenGuard.Engine.Credentials;

/// <summary>What a name says of its value.</summary>
internal enum NameKind
{
    /// <summary>Nothing, or that it is no credential.</summary>
    None,

    /// <summary>That it may be one: a bare key, a code, a seed, a signature.</summary>
    Vague,

    /// <summary>That it is one which software issues.</summary>
    Token,

    /// <summary>That it is one which people choose.</summary>
    Password,
}
