using TokenGuard.TokenApi.Revocation;

namespace TokenGuard.Cli.Commands.Revoking;

/// <summary>One line for each token's end, and what is left to do.</summary>
internal sealed class ResultPrinter(TextWriter output)
{
    public void Print(RevocationResult result)
    {
        output.WriteLine($"{WordFor(result.State),-7}{result.Finding.Rule.Name} {result.Finding.Secret}: {result.Message}");
        foreach (var (index, step) in result.Steps.Index())
        {
            output.WriteLine($"       {index + 1}. {step}");
        }
    }

    public void PrintSummary(int proved, int unproved) =>
        output.WriteLine($"{proved} proved dead, {unproved} not{(unproved == 0 ? "" : "; the same command goes on where it stopped")}");

    private static string WordFor(RevocationState state) => state switch
    {
        RevocationState.Proved => "dead",
        RevocationState.Failed => "FAILED",
        RevocationState.Open => "open",
        _ => "manual",
    };
}
