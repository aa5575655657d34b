namespace TokenGuard.Sources.Files;

/// <summary>What a name in a folder stands for.</summary>
internal enum EntryKind
{
    Missing,
    File,
    Folder,
    Link,

    /// <summary>A device, socket or FIFO: nothing that ends when it is read.</summary>
    Special,
}
