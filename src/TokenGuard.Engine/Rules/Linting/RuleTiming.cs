namespace TokenGuard.Engine.Rules.Linting;

/// <summary>What a rule costs in text that is hard for it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="AnchorsPerMegabyte">How often its required literals stood there.</param>
/// <param name="MicrosecondsPerMegabyte">The time of its searches and checks.</param>
public sealed record RuleTiming(TokenRule Rule, double AnchorsPerMegabyte, double MicrosecondsPerMegabyte)
{
    /// <summary>A rule that takes longer is worth a second look: it alone would hold a scan of such text below 50 MB/s.</summary>
    public const double Limit = 20_000;

    public bool IsSlow => MicrosecondsPerMegabyte > Limit;
}
