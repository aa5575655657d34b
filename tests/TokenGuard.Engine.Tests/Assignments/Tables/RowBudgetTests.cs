using System.Text;
using TokenGuard.Engine.Assignments;
using TokenGuard.Engine.Assignments.Tables;

namespace TokenGuard.Engine.Tests.Assignments.Tables;

public sealed class RowBudgetTests
{
    private const int Repeats = 2000;

    [Theory]
    [InlineData("COPY t (api_token) FROM stdin;\n", "")]
    [InlineData("|api_token|x|\n|---|---|\n", "")]
    [InlineData("CREATE TABLE t (api_token text); INSERT INTO t VALUES ('a'),('b');\n", "")]
    [InlineData("CREATE TABLE t (a int);\n", "INSERT INTO t VALUES ('a'); CREATE TABLE t (api_token text);\n")]
    public void Tables_that_lie_in_the_rows_of_others_are_read_so_often_and_no_more(string first, string rest)
    {
        var text = first + string.Concat(Enumerable.Repeat(rest.Length > 0 ? rest : first, Repeats));

        Assert.InRange(ReadAll(text), 2, RowBudget.MostValues + Repeats);
    }

    [Theory]
    [InlineData("INSERT INTO t (api_token) VALUES (")]
    [InlineData("INSERT INTO t (api_token) VALUES ('")]
    public void Rows_that_do_not_end_use_the_budget_up(string row)
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(row, 10_000)));
        var budget = new RowBudget();
        budget.Begin(text.Length);

        TableReader.Read(text, AssignmentReader.NameAt(text, text.AsSpan().IndexOf("api_token"u8)), budget, []);
        Assert.True(budget.IsLeft);
        for (var i = 0; i < 100; i++)
        {
            TableReader.Read(text, AssignmentReader.NameAt(text, text.AsSpan().IndexOf("api_token"u8)), budget, []);
        }

        Assert.False(budget.IsLeft);
    }

    [Fact]
    public void All_columns_of_an_ordinary_table_are_read()
    {
        var columns = Enumerable.Range(0, TableReader.MostColumns).Select(i => $"api_token{i}");
        var row = string.Join(',', Enumerable.Repeat("v", TableReader.MostColumns)) + "\n";

        Assert.Equal(100 * TableReader.MostColumns, ReadAll(string.Join(',', columns) + "\n" + string.Concat(Enumerable.Repeat(row, 100))));
    }

    [Fact]
    public void A_text_begins_anew()
    {
        var budget = new RowBudget();
        budget.Take(0, int.MaxValue);
        Assert.False(budget.IsLeft);

        budget.Begin(0);

        Assert.True(budget.IsLeft);
    }

    private static int ReadAll(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var budget = new RowBudget();
        budget.Begin(bytes.Length);
        var count = 0;
        for (var at = 0; bytes.AsSpan(at).IndexOf("api_token"u8) is var next and >= 0; at += next + 1)
        {
            var values = new List<AssignedValue>();
            TableReader.Read(bytes, AssignmentReader.NameAt(bytes, at + next), budget, values);
            count += values.Count;
        }

        return count;
    }
}
