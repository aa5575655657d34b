using TokenGuard.Engine.Credentials;

namespace TokenGuard.Engine.Assignments.Tables;

/// <summary>
/// Reads what the rows of a table give a column that bears the name of a credential: those of SQL's INSERT and COPY, whose
/// columns are named there or where the table is made, and lines of separated values beneath a heading.
/// </summary>
internal static class TableReader
{
    /// <summary>Columns further right are not read, so that a heading of names alone costs little.</summary>
    public const int MostColumns = 64;

    /// <summary>In bytes.</summary>
    public const int LongestHeading = 4096;

    /// <summary>Adds the values of the column, if the name is that of one.</summary>
    /// <returns>True if it is one. Its values stand as far from it as there are rows.</returns>
    public static bool Read(ReadOnlySpan<byte> text, ByteSpan name, RowBudget budget, List<AssignedValue> values)
    {
        var cell = WithQuotes(text, name);
        var at = Blanks.Skip(text, cell.End);
        if (at >= text.Length)
        {
            return false;
        }

        return (text[at] is (byte)',' or (byte)')' && InsertReader.Read(text, name, at, budget, values))
            || (at > cell.End && DefinitionReader.Read(text, cell, name, at, budget, values))
            || SeparatedReader.Read(text, name, budget, values);
    }

    /// <summary>False for keys, codes and sessions, which tables have for much else.</summary>
    public static bool IsCredential(ReadOnlySpan<byte> name) => CredentialName.KindOf(name) is NameKind.Token or NameKind.Password;

    /// <summary>The name with the quotes or brackets around it.</summary>
    private static ByteSpan WithQuotes(ReadOnlySpan<byte> text, ByteSpan name)
    {
        if (name.Start == 0 || name.End >= text.Length)
        {
            return name;
        }

        var (open, close) = (text[name.Start - 1], text[name.End]);
        return (Ascii.IsQuote(close) && open == close) || (open == '[' && close == ']') ? ByteSpan.FromBounds(name.Start - 1, name.End + 1) : name;
    }
}
