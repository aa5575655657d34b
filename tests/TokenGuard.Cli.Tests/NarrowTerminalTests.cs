using System.Text;
using TokenGuard.Cli.Terminal;

namespace TokenGuard.Cli.Tests;

/// <summary>What is wider than the terminal is put one below the other; pipes get one row a line.</summary>
public class NarrowTerminalTests
{
    private static readonly ListTable Advice = new(
        "advice",
        ["kind", "lastUsed", "finding"],
        [["api-token", null, "it ends on 2027-04-30, and acts as any user whose address is known to whoever holds it"], ["oauth-token", "never", "it never expires"]]);

    [Fact]
    public void A_table_that_fits_stays_a_table() => Assert.Equal(
        [
            "KIND         LAST USED  FINDING",
            "api-token    -          it ends on 2027-04-30, and acts as any user whose address is known to whoever holds it",
            "oauth-token  never      it never expires",
        ],
        LinesAt(120));

    [Fact]
    public void A_table_that_does_not_fit_is_written_field_by_field() => Assert.Equal(
        [
            "KIND       api-token",
            "FINDING    it ends on 2027-04-30, and acts as any user whose",
            "           address is known to whoever holds it",
            "",
            "KIND       oauth-token",
            "LAST USED  never",
            "FINDING    it never expires",
            "",
        ],
        LinesAt(60));

    [Fact]
    public void A_pipe_gets_one_row_a_line_however_long_it_is() => Assert.Equal(3, LinesAt(null).Count);

    [Fact]
    public void A_field_is_wrapped_beside_its_title_and_an_empty_one_left_out()
    {
        var fields = new FieldLines(Indent: 3, Titles: 8, Width: 45);

        Assert.Equal(["   effect  Whatever uses the token stops. It", "           cannot be undone."], fields.Of("effect", "Whatever uses the token stops. It cannot be undone."));
        Assert.Empty(fields.Of("undo", ""));
    }

    private static List<string> LinesAt(int? width)
    {
        using var output = new MemoryStream();
        Advice.Write("table", "acme", [], new StandardStreams(Stream.Null, output, Stream.Null, TerminalTraits.None with { OutputWidth = width }));
        return [.. Encoding.UTF8.GetString(output.ToArray())[..^1].Split('\n')];
    }
}
