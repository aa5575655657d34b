using System.Text;
using TokenGuard.Engine.Assignments;

namespace TokenGuard.Engine.Tests.Assignments;

public sealed class AssignmentReaderTests
{
    [Theory]
    [InlineData("password = v4lue", "password", "v4lue", "Bare")]
    [InlineData("db.password=v4lue", "db.password", "v4lue", "Bare")]
    [InlineData("export DB_PASSWORD=v4lue", "DB_PASSWORD", "v4lue", "Bare")]
    [InlineData("password: v4lue # old", "password", "v4lue", "Bare")]
    [InlineData("password:\n  v4lue", "password", "v4lue", "Bare")]
    [InlineData("password = \"v4 lue\";", "password", "v4 lue", "Quoted")]
    [InlineData("password = 'v4lue\r\n'", "password", "v4lue", "Quoted")]
    [InlineData("'password' => 'v4lue',", "password", "v4lue", "Quoted")]
    [InlineData("config[\"password\"] = \"v4lue\"", "password", "v4lue", "Quoted")]
    [InlineData("password := `v4lue`", "password", "v4lue", "Quoted")]
    [InlineData("let password: &str = \"v4lue\";", "password", "v4lue", "Quoted")]
    [InlineData("var password string = \"v4lue\"", "password", "v4lue", "Quoted")]
    [InlineData("string password = @\"v4lue\";", "password", "v4lue", "Quoted")]
    [InlineData("if (password != \"v4lue\")", "password", "v4lue", "Quoted")]
    [InlineData("password = \"aaaa\\\"aaaa\"", "password", "aaaa\\\"aaaa", "Quoted")]
    [InlineData("{\\\"password\\\": \\\"v4lue\\\"}", "password", "v4lue", "Quoted")]
    [InlineData("password = \"\"\"v4lue\"\"\"", "password", "v4lue", "Quoted")]
    [InlineData("<password>v4lue</password>", "password", "v4lue", "Element")]
    [InlineData("<password type=\"text\"> v4lue </password>", "password", "v4lue", "Element")]
    [InlineData("<add key=\"password\" value=\"v4lue\" />", "password", "v4lue", "Quoted")]
    [InlineData("- name: password\n  value: v4lue", "password", "v4lue", "Bare")]
    [InlineData("{\"name\": \"password\", \"value\": \"v4lue\"}", "password", "v4lue", "Quoted")]
    [InlineData("variable \"password\" { default = \"v4lue\" }", "password", "v4lue", "Quoted")]
    [InlineData("client.setPassword(\"v4lue\")", "client.setPassword", "v4lue", "Argument")]
    [InlineData("os.Setenv(\"DB_PASSWORD\", \"v4lue\")", "DB_PASSWORD", "v4lue", "Argument")]
    [InlineData("password = []byte(\"v4lue\")", "password", "v4lue", "Argument")]
    [InlineData("mysql --password v4lue shop", "--password", "v4lue", "Flag")]
    [InlineData("CREATE USER app PASSWORD 'v4lue'", "PASSWORD", "v4lue", "Quoted")]
    [InlineData("acme password - 'v4lue'", "password", "v4lue", "Quoted")]
    [InlineData("| password | v4lue |", "password", "v4lue", "Bare")]
    [InlineData("acme password v4lue", "password", "v4lue", "Beside")]
    [InlineData("acme-password-aaaaaaaa11111111", "acme-password", "aaaaaaaa11111111", "Joined")]
    [InlineData("acme-password-aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa", "acme-password", "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa", "Joined")]
    [InlineData("Your password is v4lue, and more", "password", "v4lue", "Beside")]
    [InlineData("Your password is: v4lue", "password", "v4lue", "Beside")]
    [InlineData("?password=v4lue&next=1", "password", "v4lue", "Bare")]
    [InlineData("password=v4lue&quot;", "password", "v4lue", "Bare")]
    [InlineData("login --password=v4lue&& ls", "--password", "v4lue", "Bare")]
    [InlineData("PASSWORD=xxxx&lue", "PASSWORD", "xxxx&lue", "Bare")]
    public void A_value_is_read_as_texts_write_it(string text, string name, string value, string form)
    {
        var read = Assert.Single(Read(text));

        Assert.Equal((name, value, form), read);
    }

    [Theory]
    [InlineData("password\nv4lue")]
    [InlineData("password")]
    [InlineData("password;")]
    [InlineData("password = ")]
    [InlineData("password = \"\"")]
    [InlineData("password = \"aaaa\nnext\"")]
    [InlineData("string password = Ask(promptText);")]
    [InlineData("void Password(string text)")]
    public void Nothing_is_read_where_nothing_is_assigned(string text) => Assert.Empty(Read(text));

    [Fact]
    public void All_elements_of_a_list_are_read() =>
        Assert.Equal(["v4lue", "w4lue", "x4lue"], Read("\"passwords\": [ \"v4lue\", \"w4lue\", 'x4lue' ]").Select(one => one.Value));

    [Fact]
    public void The_value_behind_a_scheme_is_read_without_it() =>
        Assert.Equal("aaaaaaaa111111111", Assert.Single(Read("password: \"Acme aaaaaaaa111111111\"")).Value);

    [Fact]
    public void Any_cut_of_a_text_is_survived()
    {
        var text = "a[\"password\"] = new Secret(b'v4lue') -- password: <password>v4lue</password> password - \"x\" {\\\"password\\\": \\\"";
        for (var start = 0; start < text.Length; start++)
        {
            for (var end = start; end <= text.Length; end++)
            {
                Read(text[start..end]);
            }
        }
    }

    private static List<(string Name, string Value, string Form)> Read(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var at = text.IndexOf("pass", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return [];
        }

        var values = new List<AssignedValue>();
        AssignmentReader.Read(bytes, AssignmentReader.NameAt(bytes, at), values);
        return [.. values.Select(one => (Of(one.Name), Of(one.Value), one.Form.ToString()))];

        string Of(ByteSpan span) => Encoding.UTF8.GetString(bytes, span.Start, span.Length);
    }
}
