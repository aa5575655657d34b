namespace TokenGuard.Sources.Archives;

/// <summary>One file in an archive, of use until the next one is asked for.</summary>
/// <param name="Name">Its name, as <see cref="MemberName"/> writes it.</param>
/// <param name="Open">Opens its content, once. It may throw whatever hostile bytes make a decoder throw.</param>
internal readonly record struct ArchiveMember(string Name, Func<Stream> Open);
