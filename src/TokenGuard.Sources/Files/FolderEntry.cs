namespace TokenGuard.Sources.Files;

/// <summary>One name in a folder.</summary>
/// <param name="Name">As <see cref="NativeName"/> spells it.</param>
/// <param name="Kind">What it stands for; links are not followed.</param>
internal readonly record struct FolderEntry(string Name, EntryKind Kind);
