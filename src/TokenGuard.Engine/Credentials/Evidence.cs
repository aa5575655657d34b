using System.Globalization;
using System.Text;

namespace TokenGuard.Engine.Credentials;

/// <summary>Adds up what speaks for and against a value being a credential.</summary>
/// <param name="isExplained">Keeps the single points for an explanation.</param>
internal ref struct Evidence(bool isExplained)
{
    private readonly StringBuilder? points = isExplained ? new StringBuilder() : null;
    private double sum;

    /// <summary>The sum so far, in tenths as the weights are: what adds up to a threshold reaches it.</summary>
    public readonly double Sum => Math.Round(sum, 1);

    /// <param name="weight">Above 0 if it speaks for a credential.</param>
    /// <param name="what">In words that never hold the value.</param>
    public void Add(double weight, string what)
    {
        if (weight != 0)
        {
            sum += weight;
            points?.Append(points.Length > 0 ? ", " : "").Append(what).Append(' ').Append(weight.ToString("+0.0;-0.0", CultureInfo.InvariantCulture));
        }
    }

    public readonly string Explain() =>
        points is null ? "too little evidence" : $"{Sum.ToString("0.0", CultureInfo.InvariantCulture)} = {points}";
}
