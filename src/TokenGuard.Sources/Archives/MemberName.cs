using System.Text;
using TokenGuard.Sources.Files;

namespace TokenGuard.Sources.Archives;

/// <summary>The names of archive members as paths in reports: they lead nowhere, whatever the archive says.</summary>
public static class MemberName
{
    /// <summary>Stands between an archive and what lies in it.</summary>
    public const char Separator = '!';

    private const int LongestName = 4096;

    /// <summary>The path of a member below its archive.</summary>
    /// <param name="archive">The archive, or null if it has no name.</param>
    /// <param name="member">The member.</param>
    public static string Join(string? archive, string member) => $"{archive}{Separator}{member}";

    /// <summary>A name as the bytes of an archive.</summary>
    internal static string Of(ReadOnlySpan<byte> name) =>
        Of(NativeName.Decode(name[..Math.Min(name.Length, LongestName)]));

    /// <summary>
    /// A name with forward slashes. Steps upward and control characters stand as <c>\xHH</c>, as other bytes that no name
    /// should have; a slash at the beginning is dropped.
    /// </summary>
    internal static string Of(string name)
    {
        name = name.Length > LongestName ? name[..LongestName] : name;
        var text = new StringBuilder(name.Length);
        foreach (var segment in name.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == ".")
            {
                continue;
            }

            text.Append(text.Length > 0 ? "/" : "");
            Append(text, segment);
        }

        return text.Length > 0 ? NativeName.Display(text.ToString()) : "-";
    }

    private static void Append(StringBuilder text, string segment)
    {
        foreach (var c in segment)
        {
            if (char.IsControl(c) || segment == "..")
            {
                text.Append("\\x").Append(((int)c).ToString("X2", null));
            }
            else
            {
                text.Append(c);
            }
        }
    }
}
