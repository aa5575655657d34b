namespace TokenGuard.Engine.Manifests;

/// <summary>What the base64 of an entry holds.</summary>
internal enum EntryContent
{
    /// <summary>One line of text.</summary>
    Line,

    /// <summary>Bytes that are no text.</summary>
    Binary,

    /// <summary>A file, which the other rules look at, or nothing at all; also a template, as that is no base64.</summary>
    Other,
}
