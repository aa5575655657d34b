using System.Globalization;
using System.Text;

namespace TokenGuard.Scanning.Reports;

/// <summary>Turns a path with forward slashes into a relative URI reference.</summary>
internal static class RelativeUri
{
    // A colon would make the first segment look like a scheme, so it is escaped although a path may hold it.
    private const string Kept = "-._~/!$&'()*+,;=@";

    public static string Of(string path)
    {
        var uri = new StringBuilder(path.Length);
        foreach (var value in Encoding.UTF8.GetBytes(path))
        {
            if (char.IsAsciiLetterOrDigit((char)value) || Kept.Contains((char)value))
            {
                uri.Append((char)value);
            }
            else
            {
                uri.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return uri.ToString();
    }
}
