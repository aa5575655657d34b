using System.Text;
using TokenGuard.Engine.Assignments;
using TokenGuard.Engine.Assignments.Tables;

namespace TokenGuard.Engine.Tests.Assignments.Tables;

public sealed class TableReaderTests
{
    [Theory]
    [InlineData("INSERT INTO t (id, api_token, x) VALUES (1, 'v4lue', 2), (2, 'valu3', 3);")]
    [InlineData("INSERT INTO `t` (`id`, `api_token`) VALUES\n(1, 'v4lue'),\n(2,\n 'valu3');\n")]
    [InlineData("insert into \"s\".\"t\" (\"id\", \"api_token\") values (1, 'v4lue'), (2, 'valu3')")]
    [InlineData("INSERT [dbo].[t] ([id], [api_token]) VALUES (1, N'v4lue'), (2, N'valu3')\nGO")]
    [InlineData("REPLACE INTO t(api_token,id) VALUES('v4lue',1),('valu3',2);")]
    [InlineData("INSERT IGNORE INTO t (\n  id,\n  api_token\n) VALUES (\n  1,\n  'v4lue'\n), (2, 'valu3');")]
    [InlineData("INSERT INTO `t` (`id`, `x`, `api_token`) VALUES (1, 'it\\'s (a, b', 'v4lue'), (f(2, 3), '', 'valu3');")]
    [InlineData("INSERT INTO \"t\" (\"x\", \"api_token\") VALUES ('C:\\', 'v4lue'), ('it''s', 'valu3');")]
    [InlineData("INSERT INTO t (x, api_token) VALUES (E'it\\'s', E'v4lue'), (NULL, _binary 'valu3');")]
    [InlineData("INSERT INTO t (id, api_token) OVERRIDING SYSTEM VALUE VALUES (1, 'v4lue'), (2, NULL), (3, 'valu3');")]
    [InlineData("sql = \"INSERT INTO t (id, api_token) \" +\n  \"VALUES (1, 'v4lue'), (2, 'valu3')\";")]
    [InlineData("COPY s.t (id, api_token, x) FROM stdin;\n1\tv4lue\t\\N\n2\tvalu3\t4\n\\.\n\n5\tother\t6\n")]
    [InlineData("CREATE TABLE t(id int, api_token text);\nINSERT INTO t VALUES(1,'v4lue');\nINSERT INTO u VALUES(1,'other');\nINSERT INTO t VALUES(1,'valu3');")]
    [InlineData("CREATE TABLE IF NOT EXISTS `t` (\n  `x` varchar(8) DEFAULT ',' COMMENT 'table of x (not y)',\n  `api_token` varchar(80) NOT NULL,\n  PRIMARY KEY (`x`)\n) ENGINE=InnoDB;\nLOCK TABLES `t` WRITE;\nINSERT INTO `t` VALUES (1,'v4lue'),(2,'valu3');")]
    [InlineData("name,api_token,x\r\na,v4lue,1\r\nb,valu3,2\r\n")]
    [InlineData("\uFEFF\"name\";\"api_token\"\n\"a;b\"; \"v4lue\"\nodd\n\"it\n\"\"s\";valu3\n")]
    [InlineData("name\tapi_token\na\tv4lue\nb\tvalu3")]
    [InlineData("# Keys\n\n| Name | api_token |\n|---|:---:|\n| a | `v4lue` |\n| b | valu3 |\n\n| c | other |\n")]
    [InlineData("Examples:\n  | name | api_token |\n  | a | v4lue |\n  | b | valu3 |\n")]
    [InlineData("+---+---+\n| name | api_token |\n+---+---+\n| a | v4lue |\n| b | valu3 |\n+---+---+\n")]
    public void The_values_of_a_column_are_read_from_all_rows(string text)
    {
        var (isColumn, values) = Read(text);

        Assert.True(isColumn);
        Assert.Equal(["api_token v4lue", "api_token valu3"], values);
    }

    [Theory]
    [InlineData("Name,Secret api_token,Id\na,v4lue,1\n", "Secret api_token v4lue")]
    [InlineData("\"Name\",\"Secret api_token\"\n\"a\",\"v4lue\"\n", "Secret api_token v4lue")]
    [InlineData("using Acme.api_token;\nusing v4lue;\nusing v4lue;\n", null)]
    [InlineData("name,,api_token\na,b,v4lue\n", null)]
    [InlineData("name\tapi_token\t26.65.1\na\tv4lue\t26.65.2\n", null)]
    [InlineData("n2,api_token,#\na,v4lue,1\n", "api_token v4lue")]
    [InlineData("name,api_token\na,NULL\nodd\nodd\na,v4lue\n", "api_token NULL")]
    [InlineData("a,b\n", null)]
    [InlineData("first line\nname,api_token\na,v4lue\n", null)]
    [InlineData("name,api_token\na;b\nc,v4lue\n", "")]
    [InlineData("call(name,api_token)\na,v4lue\n", null)]
    [InlineData("api_token\nv4lue\n", null)]
    [InlineData("name,api_token_id\na,v4lue\n", null)]
    [InlineData("| name |\n| name | api_token |\n| a | v4lue |\n", null)]
    [InlineData("| name | api_token |\n", null)]
    [InlineData("type Gate =\n  | \"api_token\"\n  | \"v4lue\"\n", null)]
    [InlineData("SELECT f(id, api_token) VALUES (1, 'v4lue')", null)]
    [InlineData("INSERT INTO t (id, api_token) SELECT id, token FROM u", null)]
    [InlineData("INSERT INTO t (id, api_token) VALUES (?, ?)", "")]
    [InlineData("INSERT INTO t (id, api_token) VALUES (1, f('v4lue'))", "")]
    [InlineData("INSERT INTO t (id, api_token) VALUES (1, 'v4lue'", "")]
    [InlineData("INSERT INTO t (id, key) VALUES (1, 'v4lue')", null)]
    [InlineData("CREATE TABLE t (id int, api_token text); INSERT INTO u VALUES (1, 'v4lue');", "")]
    [InlineData("DROP TABLE t (id int, api_token text); INSERT INTO t VALUES (1, 'v4lue');", null)]
    [InlineData("CREATE TABLE t (id int, CHECK (api_token text)); INSERT INTO t VALUES (1, 'v4lue');", null)]
    public void Nothing_is_read_of_what_is_no_column_with_rows(string text, string? values)
    {
        var (isColumn, read) = Read(text);

        Assert.Equal((values is not null, values ?? ""), (isColumn, string.Join(',', read)));
    }

    [Fact]
    public void Only_so_many_columns_are_read()
    {
        Assert.Equal(["api_token v4lue"], Read(Wide(TableReader.MostColumns - 1)).Values);
        Assert.Empty(Read(Wide(TableReader.MostColumns)).Values);

        static string Wide(int before) =>
            $"INSERT INTO t ({string.Concat(Enumerable.Repeat("x, ", before))}api_token) VALUES ({string.Concat(Enumerable.Repeat("1, ", before))}'v4lue')";
    }

    [Theory]
    [InlineData("INSERT INTO `t` (`id`, `api_token`) VALUES (1, N'v4lue'), (f(2), _binary 'x');")]
    [InlineData("COPY s.t (id, api_token) FROM stdin;\r\n1\tv4lue\r\n\\.\r\n")]
    [InlineData("CREATE TABLE IF NOT EXISTS [t] ([x] int DEFAULT (1), [api_token] [text]);\nINSERT IGNORE INTO [t] VALUES (1, 'a''b');")]
    [InlineData("\uFEFF\"name\"; \"api_token\"\n\"a\"\"b\"; \"v4lue\"\n")]
    [InlineData("| a | api_token |\n|:-:|---|\n| `b` | `c` |")]
    public void Any_cut_of_a_table_is_survived(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            for (var end = start; end <= text.Length; end++)
            {
                Read(text[start..end]);
            }
        }
    }

    private static (bool IsColumn, List<string> Values) Read(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var at = bytes.AsSpan().IndexOf("api_token"u8) is var token and >= 0 ? token : bytes.AsSpan().IndexOf("key"u8);
        if (at < 0)
        {
            return (false, []);
        }

        var values = new List<AssignedValue>();
        var isColumn = TableReader.Read(bytes, AssignmentReader.NameAt(bytes, at), new RowBudget(), values);
        Assert.All(values, one => Assert.Equal(AssignedForm.Column, one.Form));
        return (isColumn, [.. values.Select(one => $"{Of(one.Name)} {Of(one.Value)}")]);

        string Of(ByteSpan span) => Encoding.UTF8.GetString(bytes, span.Start, span.Length);
    }
}
