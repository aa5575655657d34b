namespace TokenGuard.Sources.Files;

/// <summary>Tells devices, sockets and FIFOs: what may have no end, or wait for ever for somebody who writes.</summary>
public static class SpecialFile
{
    /// <summary>True if something else than a file or a folder stands behind the path, or behind the link there.</summary>
    public static bool IsOne(string path)
    {
        try
        {
            var opened = OpenedFile.Open(path, followLink: true);
            opened.Handle?.Dispose();
            return opened.Kind == EntryKind.Special;
        }
        catch (IOException)
        {
            // Whoever reads it says better why it cannot be opened.
            return false;
        }
    }
}
