using System.Globalization;

namespace TokenGuard.Scanning.Reports;

/// <summary>Numbers with their noun.</summary>
internal static class Counted
{
    public static string Of(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}
