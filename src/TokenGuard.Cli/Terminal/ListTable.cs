using System.Globalization;
using System.Text;
using System.Text.Json;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Reports;

namespace TokenGuard.Cli.Terminal;

/// <summary>Rows with named columns, for people (<c>table</c>) and for programs (<c>json</c>, <c>csv</c>).</summary>
/// <param name="Name">The rows' name in JSON.</param>
/// <param name="Columns">Names as in JSON: <c>lastUsed</c>.</param>
/// <param name="Rows">Cells: text, numbers, dates, lists of text, or null.</param>
internal sealed record ListTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    private const int FormatVersion = 1;
    private const string Gap = "  ";
    private const string Nothing = "-";

    public static IReadOnlyList<string> Formats { get; } = ["table", "json", "csv"];

    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="account">Whose they are.</param>
    /// <param name="gaps">What could not be read; told in JSON.</param>
    /// <param name="streams">Where it goes.</param>
    public void Write(string format, string account, IReadOnlyList<string> gaps, StandardStreams streams)
    {
        var output = streams.Output;
        if (format == "json")
        {
            WriteJson(account, gaps, output);
        }
        else
        {
            output.Write(Encoding.UTF8.GetBytes(format == "csv" ? ToCsv() : ToText(streams.Traits.OutputWidth)));
        }
    }

    /// <summary>A table, or where the terminal is too narrow for it one field below the other.</summary>
    private string ToText(int? width)
    {
        var lines = Rows.Select(row => row.Select(cell => VisibleText.Of(Text(cell) is { Length: > 0 } text ? text : Nothing)).ToList())
            .Prepend([.. Columns.Select(Header)]).ToList();
        var widths = Enumerable.Range(0, Columns.Count).Select(column => lines.Max(line => DisplayWidth.Of(line[column]))).ToList();
        return widths.Sum() + (Gap.Length * (Columns.Count - 1)) > width
            ? string.Concat(lines.Skip(1).Select(line => Stacked(line, new FieldLines(Indent: 0, Columns.Max(column => column.Length) + 1 + Gap.Length, width))))
            : string.Concat(lines.Select(line => string.Join(
                Gap, line.Select((cell, column) => cell + new string(' ', widths[column] - DisplayWidth.Of(cell)))).TrimEnd() + "\n"));
    }

    private string Stacked(IReadOnlyList<string> cells, FieldLines fields) => string.Concat(
        cells.SelectMany((cell, column) => cell == Nothing ? [] : fields.Of(Header(Columns[column]), cell)).Append("").Select(line => line + "\n"));

    private string ToCsv() => string.Concat(
        Rows.Select(row => row.Select(Text)).Prepend(Columns).Select(cells => string.Join(',', cells.Select(Quoted)) + "\r\n"));

    private void WriteJson(string account, IReadOnlyList<string> gaps, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", FormatVersion);
            json.WriteString("account", account);
            json.WriteStartArray(Name);
            foreach (var row in Rows)
            {
                json.WriteStartObject();
                for (var column = 0; column < Columns.Count; column++)
                {
                    json.WritePropertyName(Columns[column]);
                    WriteValue(json, row[column]);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WritePropertyName("gaps");
            WriteValue(json, gaps);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case IReadOnlyList<string> list:
                json.WriteStartArray();
                list.ToList().ForEach(json.WriteStringValue);
                json.WriteEndArray();
                break;
            case DateTimeOffset time:
                json.WriteStringValue(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteStringValue(value.ToString());
                break;
        }
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IReadOnlyList<string> list => string.Join(' ', list),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>Texts come from an account: a spreadsheet would run one that begins like a formula, a terminal one with control characters.</summary>
    private static string Quoted(string text)
    {
        var visible = VisibleText.Of(text);
        var safe = visible.AsSpan().TrimStart() is [var first, ..] && "=+-@".Contains(first) ? "'" + visible : visible;
        return safe.AsSpan().ContainsAny(',', '"') ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static string Header(string column) =>
        string.Concat(column.Select(letter => char.IsUpper(letter) ? $" {letter}" : char.ToUpperInvariant(letter).ToString()));
}
