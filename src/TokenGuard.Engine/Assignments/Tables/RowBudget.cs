namespace TokenGuard.Engine.Assignments.Tables;

/// <summary>
/// Bounds what the rows of a text's tables cost: each column reads them anew, and hostile tables lie within each other's rows.
/// What is left unread then are columns further right and tables further down.
/// </summary>
internal sealed class RowBudget
{
    /// <summary>Values taken of the rows of a text: more than a piece of a blob has, unless its rows are short.</summary>
    public const int MostValues = 100_000;

    /// <summary>Findings in the rows of a text: more than are kept of a blob (<see cref="ScanLimits.FindingsPerBlob"/>), so that it is said that there are more.</summary>
    public const int MostFindings = 12_000;

    /// <summary>Times that a whole text may be read.</summary>
    private const int MostReadings = 8;

    /// <summary>In bytes, what is read at least: small texts may have many columns.</summary>
    private const int Least = 1 << 22;

    private long bytes = Least;
    private int values = MostValues;
    private int findings = MostFindings;

    /// <summary>False if no further row is to be read.</summary>
    public bool IsLeft => bytes > 0 && values > 0;

    /// <summary>Begins a text.</summary>
    /// <param name="length">Its length in bytes.</param>
    public void Begin(int length)
    {
        bytes = Math.Max(Least, (long)length * MostReadings);
        values = MostValues;
        findings = MostFindings;
    }

    /// <summary>Notes what was read.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where it ends.</param>
    public void Take(int start, int end) => bytes -= end - start;

    /// <summary>True if a value is worth a judgement: any that is in no row, and those in rows until enough is found.</summary>
    public bool Admits(AssignedForm form) => form != AssignedForm.Column || findings > 0;

    /// <summary>Notes what was found by values of a form.</summary>
    public void TakeFindings(AssignedForm form, int count) => findings -= form == AssignedForm.Column ? count : 0;

    /// <summary>Adds the value of a column, unless it is empty or too long for a credential.</summary>
    public void Add(List<AssignedValue> to, ByteSpan name, ByteSpan value)
    {
        if (value.Length is > 0 and <= ValueReader.LongestValue)
        {
            to.Add(new AssignedValue(name, value, AssignedForm.Column));
            values--;
        }
    }
}
