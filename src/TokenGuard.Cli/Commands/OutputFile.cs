using System.CommandLine;
using System.Text;

namespace TokenGuard.Cli.Commands;

/// <summary><c>--output</c> of commands that write a file for a person to go on with: never over one that is there.</summary>
internal sealed class OutputFile : Option<string?>
{
    public OutputFile()
        : base("--output", "-o")
    {
        Description = "Write to this file, which must not exist yet. Default: standard output.";
        HelpName = "FILE";
    }

    /// <summary>Writes a text to the file, or to standard output.</summary>
    /// <exception cref="UsageException">The file exists or cannot be written.</exception>
    public void Write(ParseResult parsed, string text, StandardStreams streams)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (parsed.GetValue(this) is not { } path)
        {
            streams.Output.Write(bytes);
            return;
        }

        try
        {
            // The folder of a project's own rules is not there before the first one.
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            Create(path, bytes);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}' cannot be written: {failure.Message}");
        }
    }

    private static void Create(string path, byte[] bytes)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);
        try
        {
            file.Write(bytes);
        }
        catch (IOException)
        {
            // Half of it would stand in the way of the next attempt.
            File.Delete(path);
            throw;
        }
    }
}
