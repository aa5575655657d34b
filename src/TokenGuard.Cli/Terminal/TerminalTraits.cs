namespace TokenGuard.Cli.Terminal;

/// <summary>What the terminal at standard output and standard error can show.</summary>
/// <param name="ColourOutput">Standard output shows colours and links.</param>
/// <param name="ColourError">Standard error shows colours.</param>
/// <param name="ProgressOnError">Standard error is a terminal whose line can be rewritten.</param>
/// <param name="Width">Columns of the terminal.</param>
internal sealed record TerminalTraits(bool ColourOutput, bool ColourError, bool ProgressOnError, int Width)
{
    private const int UsualWidth = 100;

    /// <summary>Columns of the terminal at standard output; null if it is a pipe or a file, which are not wrapped.</summary>
    public int? OutputWidth { get; init; }

    public static TerminalTraits None { get; } = new(false, false, false, UsualWidth);

    /// <summary>Asks the environment; NO_COLOR (https://no-color.org) and TERM=dumb are honoured.</summary>
    public static TerminalTraits Detect()
    {
        var dumb = Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb";
        var noColour = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new TerminalTraits(
            !Console.IsOutputRedirected && !dumb && !noColour,
            !Console.IsErrorRedirected && !dumb && !noColour,
            !Console.IsErrorRedirected && !dumb,
            WidthOfTerminal(Console.IsErrorRedirected) ?? UsualWidth)
        {
            OutputWidth = WidthOfTerminal(Console.IsOutputRedirected),
        };
    }

    private static int? WidthOfTerminal(bool isRedirected)
    {
        try
        {
            return isRedirected || Console.WindowWidth <= 0 ? null : Console.WindowWidth;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
