namespace TokenGuard.Sources.Archives;

/// <summary>What looked like a format from outside is something else after all, and is read as a file like any other.</summary>
internal sealed class OtherFormatException : IOException;
