using TokenGuard.Cli.Terminal;
using TokenGuard.TokenApi.Revocation;

namespace TokenGuard.Cli.Commands.Revoking;

/// <summary>One line for each token's end, and what is left to do.</summary>
internal sealed class ResultPrinter(StandardStreams streams)
{
    private readonly FieldLines fields = new(Indent: 0, Titles: 7, streams.Traits.OutputWidth);

    public void Print(RevocationResult result)
    {
        Print(WordFor(result.State), $"{result.Finding.Rule.Name} {result.Finding.Secret}: {result.Message}");
        foreach (var (index, step) in result.Steps.Index())
        {
            Print("", $"{index + 1}. {step}");
        }
    }

    public void PrintSummary(int proved, int unproved) =>
        streams.OutputText.WriteLine($"{proved} proved dead, {unproved} not{(unproved == 0 ? "" : "; the same command goes on where it stopped")}");

    private void Print(string title, string text)
    {
        foreach (var line in fields.Of(title, text))
        {
            streams.OutputText.WriteLine(line);
        }
    }

    private static string WordFor(RevocationState state) => state switch
    {
        RevocationState.Proved => "dead",
        RevocationState.Failed => "FAILED",
        RevocationState.Open => "open",
        _ => "manual",
    };
}
