using System.Globalization;
using System.Text;
using TokenGuard.Engine.Assignments;
using TokenGuard.Engine.Assignments.Tables;

namespace TokenGuard.Engine.Tests.Assignments;

public sealed class AssignmentReaderTests
{
    [Theory]
    [InlineData("password = v4lue", "password", "v4lue", "Bare")]
    [InlineData("db.password=v4lue", "db.password", "v4lue", "Bare")]
    [InlineData("export DB_PASSWORD=v4lue", "DB_PASSWORD", "v4lue", "Bare")]
    [InlineData("password: v4lue # old", "password", "v4lue", "Bare")]
    [InlineData("password:\n  v4lue", "password", "v4lue", "Bare")]
    [InlineData("{user: me, password: v4lue,host: x}", "password", "v4lue", "Bare")]
    [InlineData("password: v4lue,\n", "password", "v4lue", "Bare")]
    [InlineData("password: v4lue,host: x", "password", "v4lue", "Bare")]
    [InlineData("passwords: v4lue,v5lue", "passwords", "v4lue", "Bare")]
    [InlineData("password=v4lue,ssl", "password", "v4lue", "Bare")]
    [InlineData("password = \"v4 lue\";", "password", "v4 lue", "Quoted")]
    [InlineData("password = 'v4lue\r\n'", "password", "v4lue", "Quoted")]
    [InlineData("'password' => 'v4lue',", "password", "v4lue", "Quoted")]
    [InlineData("config[\"password\"] = \"v4lue\"", "password", "v4lue", "Quoted")]
    [InlineData("if (password == \"v4lue\")", "password", "v4lue", "Quoted")]
    [InlineData("password !== b'v4lue'", "password", "v4lue", "Quoted")]
    [InlineData("password := `v4lue`", "password", "v4lue", "Quoted")]
    [InlineData("let password: &str = \"v4lue\";", "password", "v4lue", "Quoted")]
    [InlineData("var password string = \"v4lue\"", "password", "v4lue", "Quoted")]
    [InlineData("const password: WideText='v4lue';", "password", "v4lue", "Quoted")]
    [InlineData("password | v4lue", "password", "v4lue", "Bare")]
    [InlineData("string password = @\"v4lue\";", "password", "v4lue", "Quoted")]
    [InlineData("if (password != \"v4lue\")", "password", "v4lue", "Quoted")]
    [InlineData("password = \"aaaa\\\"aaaa\"", "password", "aaaa\\\"aaaa", "Quoted")]
    [InlineData("{\\\"password\\\": \\\"v4lue\\\"}", "password", "v4lue", "Quoted")]
    [InlineData("{\"Acme:Password\":\"v4lue\"}", "Password", "v4lue", "Quoted")]
    [InlineData("password = \"\"\"v4lue\"\"\"", "password", "v4lue", "Quoted")]
    [InlineData("<password>v4lue</password>", "password", "v4lue", "Element")]
    [InlineData("<password type=\"text\"> v4lue </password>", "password", "v4lue", "Element")]
    [InlineData("<add key=\"password\" value=\"v4lue\" />", "password", "v4lue", "Quoted")]
    [InlineData("- name: password\n  value: v4lue", "password", "v4lue", "Bare")]
    [InlineData("<env-entry-name>password</env-entry-name>\n<env-entry-type>java.lang.String</env-entry-type>\n<env-entry-value>v4lue</env-entry-value>", "password", "v4lue", "Element")]
    [InlineData("<param-name>password</param-name> <param-value>v4lue</param-value>", "password", "v4lue", "Element")]
    [InlineData("<name>password</name>\n<defaultValue>v4lue</defaultValue>", "password", "v4lue", "Element")]
    [InlineData("<name>password</name> <type>string</type> <value>v4lue</value>", "password", "v4lue", "Element")]
    [InlineData("read -r password <<< \"v4lue\"", "password", "v4lue", "Quoted")]
    [InlineData("read password <<<v4lue\n", "password", "v4lue", "Bare")]
    [InlineData("@Value(\"${x.password:#{'v4lue'}}\")", "x.password", "v4lue", "Quoted")]
    [InlineData("{\"name\": \"password\", \"value\": \"v4lue\"}", "password", "v4lue", "Quoted")]
    [InlineData("variable \"password\" { default = \"v4lue\" }", "password", "v4lue", "Quoted")]
    [InlineData("when(gate.getPassword()).thenReturn(\"v4lue\");", "gate.getPassword", "v4lue", "Quoted")]
    [InlineData("gate.Setup(g => g.Password).Returns(\"v4lue\");", "g.Password", "v4lue", "Quoted")]
    [InlineData("password: !!str v4lue", "password", "v4lue", "Bare")]
    [InlineData("let(:password) { 'v4lue' }", "password", "v4lue", "Quoted")]
    [InlineData("client.setPassword(\"v4lue\")", "client.setPassword", "v4lue", "Argument")]
    [InlineData("os.Setenv(\"DB_PASSWORD\", \"v4lue\")", "DB_PASSWORD", "v4lue", "Quoted")]
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
    [InlineData("const PASSWORD: &'static str = \"v4lue\";", "PASSWORD", "v4lue", "Quoted")]
    [InlineData("let password: string | null = 'v4lue'", "password", "v4lue", "Quoted")]
    [InlineData("public string Password { get; init; } = \"v4lue\";", "Password", "v4lue", "Quoted")]
    [InlineData("env.PASSWORD || 'v4lue'", "env.PASSWORD", "v4lue", "Quoted")]
    [InlineData("env['PASSWORD'] ?? \"v4lue\"", "PASSWORD", "v4lue", "Quoted")]
    [InlineData("getenv('PASSWORD') or 'v4lue'", "PASSWORD", "v4lue", "Quoted")]
    [InlineData("${PASSWORD:-v4lue}", "PASSWORD", "v4lue", "Bare")]
    [InlineData("password: |\n  v4lue\n", "password", "v4lue", "Bare")]
    [InlineData("password: >-\r\n    v4lue", "password", "v4lue", "Bare")]
    [InlineData("Dim password As String = \"v4lue\"", "password", "v4lue", "Quoted")]
    [InlineData("secrets set \"Acme:Password\" \"v4lue\"", "Password", "v4lue", "Quoted")]
    [InlineData("password <- 'v4lue'", "password", "v4lue", "Quoted")]
    [InlineData("password - v4lue", "password", "v4lue", "Beside")]
    [InlineData("strcpy(password, \"v4lue\");", "password", "v4lue", "Argument")]
    [InlineData("sprintf(password,  \"v4lue\");", "password", "v4lue", "Argument")]
    [InlineData("s:8:\"password\";s:5:\"v4lue\";", "password", "v4lue", "Quoted")]
    [InlineData("s:8:\\\"password\\\";s:5:\\\"v4lue\\\";", "password", "v4lue", "Quoted")]
    [InlineData("[password]=\"'v4lue'\"", "password", "v4lue", "Quoted")]
    [InlineData("std::string password{\"v4lue\"};", "password", "v4lue", "Quoted")]
    [InlineData("header[\"Password\"] = []string{\"v4lue\"}", "Password", "v4lue", "Argument")]
    [InlineData("password = \"\"\"\n  v4lue\n\"\"\"", "password", "v4lue", "Quoted")]
    [InlineData("password:\n```text\nv4lue\n```", "password", "v4lue", "Quoted")]
    [InlineData("args:\n  - --password\n  - v4lue\n", "--password", "v4lue", "Flag")]
    [InlineData("Password for robot is v4lue", "Password", "v4lue", "Beside")]
    [InlineData("My password was v4lue until May", "password", "v4lue", "Beside")]
    [InlineData("The password of the shop was v4lue", "password", "v4lue", "Beside")]
    [InlineData("I set the password to v4lue today", "password", "v4lue", "Beside")]
    [InlineData("Changed\nthe password to v4lue", "password", "to", "Beside")]
    [InlineData("password of the shop: v4lue", "password", "v4lue", "Beside")]
    [InlineData("password:{value:'v4lue'}", "password", "v4lue", "Quoted")]
    [InlineData("password = lue...", "password", "lue...", "Bare")]
    [InlineData("Its password `v4lue` is", "password", "v4lue", "Beside")]
    [InlineData("password =\n  \"v4lue\"", "password", "v4lue", "Quoted")]
    [InlineData("paid: password_aaaaaaaa11111111", "password", "aaaaaaaa11111111", "Joined")]
    [InlineData("password = \"\"v4lue\"\"", "password", "v4lue", "Quoted")]
    [InlineData("password,v4lue,later", "password", "v4lue", "Beside")]
    [InlineData("password = Field(default=\"v4lue\")", "password", "v4lue", "Argument")]
    [InlineData("var(\"PASSWORD\").unwrap_or(\"v4lue\".to_string())", "PASSWORD", "v4lue", "Argument")]
    [InlineData("var(\"PASSWORD\").unwrap_or_else(|_| String::from(\"v4lue\"))", "PASSWORD", "v4lue", "Argument")]
    [InlineData("ofNullable(getenv(\"PASSWORD\")).orElseGet(() -> \"v4lue\")", "PASSWORD", "v4lue", "Argument")]
    [InlineData("$ENV{PASSWORD} // 'v4lue'", "PASSWORD", "v4lue", "Argument")]
    [InlineData("ENV.fetch(\"PASSWORD\") { \"v4lue\" }", "PASSWORD", "v4lue", "Argument")]
    [InlineData("PASSWORD: z.string().min(1).default('v4lue')", "PASSWORD", "v4lue", "Argument")]
    [InlineData("PASSWORD: z\n  .string()\n  .default(\"v4lue\"),", "PASSWORD", "v4lue", "Argument")]
    [InlineData("PASSWORD: str({ desc: 'x', default: 'v4lue' })", "PASSWORD", "v4lue", "Argument")]
    [InlineData("password = <<-EOT\n    v4lue\n  EOT\n", "password", "v4lue", "Bare")]
    [InlineData("PASSWORD=$(cat <<'EOF'\nv4lue\nEOF\n)", "PASSWORD", "v4lue", "Bare")]
    [InlineData("string GetPassword() => \"v4lue\";", "GetPassword", "v4lue", "Quoted")]
    [InlineData("getPassword(): string { return 'v4lue'; }", "getPassword", "v4lue", "Quoted")]
    [InlineData("String getPassword() {\n    return \"v4lue\";\n}", "getPassword", "v4lue", "Quoted")]
    [InlineData("def get_password(self) -> str:\n    return \"v4lue\"", "get_password", "v4lue", "Quoted")]
    [InlineData("fn password() -> &'static str { \"v4lue\" }", "password", "v4lue", "Quoted")]
    [InlineData("static PASSWORD: &str = r#\"v4lue\"#;", "PASSWORD", "v4lue", "Quoted")]
    [InlineData("const char* password = R\"(v4lue)\";", "password", "v4lue", "Quoted")]
    [InlineData("<meta name=\"password\" content=\"v4lue\">", "password", "v4lue", "Quoted")]
    [InlineData("<input value=\"v4lue\" name=\"password\">", "password", "v4lue", "Quoted")]
    [InlineData("{\"value\": \"v4lue\", \"key\": \"password\"}", "password", "v4lue", "Quoted")]
    [InlineData("[dict setObject:@\"v4lue\" forKey:@\"password\"];", "password", "v4lue", "Quoted")]
    [InlineData("[call setValue:@\"v4lue\" forHTTPHeaderField:@\"X-Password\"];", "X-Password", "v4lue", "Quoted")]
    [InlineData("- **Password:** v4lue", "Password", "v4lue", "Bare")]
    [InlineData("<b>Password:</b> v4lue</p>", "Password", "v4lue", "Bare")]
    [InlineData("<strong>Password</strong>: <code>v4lue</code>", "Password", "v4lue", "Bare")]
    [InlineData("*Password:* `v4lue`", "Password", "v4lue", "Quoted")]
    [InlineData("ftp://gate?password=RAW(v4lue)", "password", "v4lue", "Bare")]
    [InlineData("| `password` | `v4lue` |", "password", "v4lue", "Quoted")]
    [InlineData("password: &shared v4lue", "password", "v4lue", "Bare")]
    [InlineData("[\"password\"]=>\n  string(5) \"v4lue\"", "password", "v4lue", "Quoted")]
    [InlineData("$password eq 'v4lue'", "$password", "v4lue", "Quoted")]
    [InlineData("mapOf(\"password\" to \"v4lue\")", "password", "v4lue", "Quoted")]
    [InlineData("#{password => <<\"v4lue\">>}", "password", "v4lue", "Quoted")]
    [InlineData("{password, <<\"v4lue\">>}", "password", "v4lue", "Argument")]
    [InlineData("DECLARE @Password nvarchar(50) = N'v4lue'", "Password", "v4lue", "Quoted")]
    [InlineData("Password : constant String := \"v4lue\";", "Password", "v4lue", "Quoted")]
    [InlineData("gate.password.equals(\"v4lue\")", "gate.password", "v4lue", "Quoted")]
    [InlineData("\"v4lue\".equals(password)", "password", "v4lue", "Quoted")]
    [InlineData("if ('v4lue' === password)", "password", "v4lue", "Quoted")]
    [InlineData("gate.password.return_value = 'v4lue'", "gate.password", "v4lue", "Quoted")]
    [InlineData("receive(:password).and_return('v4lue')", "password", "v4lue", "Quoted")]
    [InlineData("def password\n  'v4lue'\nend", "password", "v4lue", "Quoted")]
    [InlineData("const getPassword = () => 'v4lue';", "getPassword", "v4lue", "Quoted")]
    [InlineData("password = Base64.getDecoder().decode(\"v4lue\")", "password", "v4lue", "Argument")]
    [InlineData("password = ask() if waits else \"v4lue\"", "password", "v4lue", "Quoted")]
    [InlineData("{:gate {:password \"v4lue\" :port {:a 1}}}", "password", "v4lue", "Quoted")]
    public void A_value_is_read_as_texts_write_it(string text, string name, string value, string form)
    {
        var read = Assert.Single(Read(text));

        Assert.Equal((name, value, form), read);
    }

    [Theory]
    [InlineData("password: {0}")]
    [InlineData("  - password: {0} # old\n")]
    [InlineData("password:\n  {0}\n")]
    [InlineData("password: >-\r\n  {0}\r\nnext: 1")]
    public void Marks_belong_to_a_value_that_has_a_line_of_YAML(string text)
    {
        foreach (var mark in ",;|)]}<>'\"`")
        {
            var value = string.Join(mark, "v4", "lue");

            Assert.Equal(("password", value, "Plain"), Assert.Single(Read(string.Format(CultureInfo.InvariantCulture, text, value))));
        }
    }

    [Theory]
    [InlineData("  password: v4lue;\n", "v4lue")]
    [InlineData("password: v4lue)", "v4lue)")]
    [InlineData("shop:\n  user: me\n  password: v4l<ue] # old\n", "v4l<ue]")]
    [InlineData("shop: # (no more)\r\n\r\n  password: v4lue}\r\n", "v4lue}")]
    [InlineData("connect(\n  password: v4lue)\n", "v4lue")]
    [InlineData("connect(user: me,\n  password: v4lue)\n", "v4lue")]
    [InlineData("shop: {user: me\n  password: v4lue}\n", "v4lue")]
    [InlineData("try (as before\npassword: v4lue)\n", "v4lue")]
    [InlineData("var user: me;\npassword: v4lue)\n", "v4lue")]
    [InlineData("  password: v4lue),\n", "v4lue")]
    [InlineData("  password: v4lue|null;\n", "v4lue|null")]
    [InlineData("  password: v4lue)x y\n", "v4lue")]
    [InlineData("  password: v4lue;x: y\n", "v4lue")]
    [InlineData("  password: v4lue;x=y\n", "v4lue")]
    [InlineData("  password: Option<V4lue>x\n", "Option")]
    [InlineData("  password: v4lue[x]y\n", "v4lue[x")]
    [InlineData("  password: v4lue'x'y\n", "v4lue")]
    [InlineData("  password: ${v4lue}x\n", "${v4lue")]
    [InlineData("a password: v4lue;x\n", "v4lue")]
    [InlineData("password=v4lue;x\n", "v4lue")]
    public void Marks_end_a_value_where_code_may_stand(string text, string value) => Assert.Equal(value, Assert.Single(Read(text)).Value);

    [Fact]
    public void Several_values_of_a_line_are_separated_by_commas() => Assert.Equal("v4lue", Assert.Single(Read("passwords: v4lue,v5lue")).Value);

    [Theory]
    [InlineData("password || next")]
    [InlineData("a,password,v4lue")]
    [InlineData("a <password < limit")]
    [InlineData("--password\n--other")]
    [InlineData("password\nv4lue")]
    [InlineData("password")]
    [InlineData("password;")]
    [InlineData("acme.password.7.9.0-rc.42413.zip.sha512")]
    [InlineData("if (e.password===HOME_4?0:t.length-1)")]
    [InlineData("a.password != b.v4lue1")]
    [InlineData("password==1.2.3")]
    [InlineData("password = ")]
    [InlineData("password = \"\"")]
    [InlineData("password = \"aaaa\nnext\"")]
    [InlineData("string password = Ask(promptText);")]
    [InlineData("void Password(string text)")]
    [InlineData("LISTENERS: IN://one:9091,PASSWORD://two:9092")]
    [InlineData("PASS 'v4lue' checks the gate")]
    [InlineData("  'gate_password', 'v4lue' => 'gate',")]
    [InlineData("if (pass_is_a(password, \"v4lue\"))")]
    [InlineData("password.has(password, \"v4lue\")")]
    [InlineData("\"Password\": { \"shape\": \"v4lue\", \"other\": \"v4lue\" }")]
    [InlineData("#define X_PASSWORD X_PASSWORD_v4lue")]
    [InlineData("PASSWORD={format:v4lue}")]
    [InlineData("PASSWORD=\nOTHER=v4lue")]
    [InlineData("ask(\"New password: \", limit)")]
    [InlineData("x.password||\"\",y.next=\"\"")]
    [InlineData("\"1\": \"Acme Password\",\n\"2\": \"Other\"")]
    [InlineData("urn:acme:shop:password:v4lue")]
    [InlineData("if (config.password) { 'v4lue' }")]
    [InlineData("password = <<EOT\nv4lue and\nmore\nEOT\n")]
    [InlineData("getPassword(user) { return 'v4lue'; }")]
    [InlineData("getPassword() { const x = 'v4lue'; }")]
    [InlineData("password = z.string(), x.default('v4lue')")]
    [InlineData("{\"value\": \"v4lue\"}, {\"key\": \"password\"}")]
    [InlineData("<input id=\"v4lue\" name=\"password\">")]
    [InlineData("{{ .Values.password | b64enc }}")]
    [InlineData("{{ include (.Values.password) | b64enc }}")]
    [InlineData("\"id\": \"password_aaaaaaaa11111111\"")]
    [InlineData("\"graphId\": \"password_aaaaaaaa11111111\"")]
    [InlineData("id => 'password_aaaaaaaa11111111'")]
    [InlineData("echo ${PASSWORD} | v4lue")]
    public void Nothing_is_read_where_nothing_is_assigned(string text) => Assert.Empty(Read(text));

    [Theory]
    [InlineData("password = isLive ? 'v4lue' : \"valu3\";")]
    [InlineData("password: isLive\n  ? 'v4lue'\n  : 'valu3',")]
    public void Both_values_of_a_choice_are_read(string text) => Assert.Equal(["v4lue", "valu3"], Read(text).Select(one => one.Value));

    [Fact]
    public void All_elements_of_a_list_are_read() =>
        Assert.Equal(["v4lue", "valu3", "v4lu3"], Read("\"passwords\": [ \"v4lue\", \"valu3\", 'v4lu3' ]").Select(one => one.Value));

    [Theory]
    [InlineData("<string name=\"password\">v4lue</string>")]
    [InlineData("<string name='password' translatable='false'>\n  v4lue\n</string>")]
    [InlineData("<Parameter Name=\"password\">v4lue</Parameter>")]
    [InlineData("<entry key=\"password\">v4lue</entry>")]
    [InlineData("<setting name=\"password\"><value>v4lue</value></setting>")]
    [InlineData("<key>password</key>\n\t<string>v4lue</string>")]
    [InlineData("<name>password</name> <value>v4lue</value>")]
    [InlineData("<tr><td>password</td><td><code>v4lue</code></td></tr>")]
    [InlineData("<th>password</th>\n<td>v4lue</td>")]
    [InlineData("<password><![CDATA[v4lue]]></password>")]
    [InlineData("<acme:password>v4lue</acme:password>")]
    public void Markup_gives_a_name_the_text_of_its_element_or_of_the_next_one(string text) =>
        Assert.Equal(("password", "v4lue", "Element"), Assert.Single(Read(text)));

    [Theory]
    [InlineData("<label for=\"password\">v4lue</label>")]
    [InlineData("<input name=\"password\"/>v4lue</p>")]
    [InlineData("<code>password</code> <a href=\"#\">v4lue</a>")]
    [InlineData("List<Password> passwords;")]
    [InlineData("<password>")]
    public void Markup_gives_no_value_to_labels_links_and_empty_elements(string text) => Assert.Empty(Read(text));

    [Theory]
    [InlineData("<meta-data android:name=\"password\" android:value=\"v4lue\" />")]
    [InlineData("<add key=\"password\" type=\"text\" value=\"v4lue\" />")]
    [InlineData("{\"name\": \"password\", \"type\": \"text\", \"enabled\": true, \"value\": \"v4lue\"}")]
    [InlineData("{\"ParameterKey\": \"password\", \"ParameterValue\": \"v4lue\"}")]
    [InlineData("variable \"password\" {\n  type = string\n  description = \"Of the shop.\"\n  default = \"v4lue\"\n}")]
    [InlineData("option(\"--password\", required=False, default=\"v4lue\")")]
    [InlineData("- name: password # of the shop\n  value: v4lue")]
    [InlineData("- name: password\n  readonly: true\n  value: v4lue")]
    [InlineData("name  = \"/shop/password\"\ntype  = \"String\"\nvalue = \"v4lue\"")]
    [InlineData("variable \"password\" {\n  description = \"a\"\n  type = string\n  sensitive = true\n  nullable = false\n  default = \"v4lue\"\n}")]
    [InlineData("Password:\n  Type: String\n  Description: Of the shop\n  NoEcho: true\n  Default: v4lue\n")]
    [InlineData("Password:\n  AllowedPattern: x\n  Tags:\n    - a\n    - b\n  Default: v4lue\n")]
    [InlineData("\"password\": {\n  \"type\": \"string\",\n  \"metadata\": { \"description\": \"Of the shop\" },\n  \"defaultValue\": \"v4lue\"\n}")]
    [InlineData("ParameterKey=password,ParameterValue=v4lue")]
    [InlineData("echo \"##vso[task.setvariable variable=password;issecret=true]v4lue\"")]
    [InlineData("secret set password --repo a/b --body \"v4lue\"")]
    [InlineData("secret set password -b\"v4lue\"")]
    [InlineData("put --name \"/shop/password\" \\\n  --type 'Secure String' \\\n  --value v4lue")]
    public void A_named_pair_has_its_value_behind_other_pairs(string text) => Assert.Equal("v4lue", Assert.Single(Read(text)).Value);

    [Theory]
    [InlineData("config.password // 'v4lue'")]
    [InlineData("f(\"password\").unwrap_err(\"v4lue\")")]
    [InlineData("the 'X-Password' or 'v4lue' header")]
    [InlineData("return password\n  count = 3\n  value = \"v4lue\"")]
    [InlineData("username=password,value=v4lue")]
    [InlineData("password --name a | other --value v4lue")]
    [InlineData("Password:\n  Type: String\nOther:\n  Default: v4lue\n")]
    [InlineData("##vso[task.setvariable variable=password;issecret=true\n]v4lue")]
    [InlineData("variable \"password\" {\n  type = string\n}\nvariable \"other\" {\n  default = \"v4lue\"\n}")]
    [InlineData("rule\n  : password\n  | v4lue\n  ;")]
    [InlineData("hash = {{ gate_password | v4lue }}")]
    [InlineData("<acme password:kind='v4lue' />")]
    [InlineData("password: Digest robot=\"v4lue\"")]
    public void A_value_of_something_else_is_not_read(string text) => Assert.DoesNotContain("v4lue", Read(text).Select(one => one.Value));

    [Theory]
    [InlineData("passwords: { acme: 'v4lue', other: \"valu3\" }")]
    [InlineData("\"passwords\": {\n  \"acme\": \"v4lue\",\n  \"other\": \"valu3\"\n}")]
    [InlineData("'passwords' => ['acme' => 'v4lue', 'other' => 'valu3']")]
    [InlineData("passwords:\n  acme: v4lue\n  other: \"valu3\"\nnext: v4lu3\n")]
    [InlineData("  passwords:\n  - v4lue\n  - valu3\n  next: v4lu3\n")]
    [InlineData("passwords: { id: 'v4lu3', acme: 'v4lue', other: 'valu3', user_name: 'value' }")]
    public void Elements_of_a_group_are_read_by_the_name_of_the_group(string text) =>
        Assert.Equal(["v4lue", "valu3"], Read(text).Select(one => one.Value));

    [Theory]
    [InlineData("passwords:\nacme: v4lue\n")]
    [InlineData("  gate_password:\n  acme: v4lue\n")]
    [InlineData("- gate_password:\n  acme: v4lue\n")]
    [InlineData("gate_password:\nacme:\n  x: v4lue\n")]
    [InlineData("gate.mail.password=\ngate.mail.x=v4lue\n")]
    [InlineData("gate-password=\ngate-x=v4lue\n")]
    public void Nothing_is_assigned_where_the_next_pair_follows(string text) => Assert.Empty(Read(text));

    [Fact]
    public void A_call_that_bears_the_name_is_read_with_all_its_arguments() =>
        Assert.Equal(["robot", "v4lue"], Read("request.setBasicPass(\"robot\", \"v4lue\")").Select(one => one.Value));

    [Fact]
    public void A_value_behind_a_scheme_without_quotes_ends_its_line()
    {
        Assert.Equal("aaaaaaaa111111111", Assert.Single(Read("password: OAuth aaaaaaaa111111111\n")).Value);
        Assert.Equal("OAuth", Assert.Single(Read("password: OAuth aaaaaaaa111111111 and more")).Value);
        Assert.Equal("Build", Assert.Single(Read("password: Build aaaaaaaa111111111\n")).Value);
    }

    [Fact]
    public void Behind_the_header_for_it_any_word_is_a_scheme()
    {
        byte[] text = [.. "-H 'Authorization: Acme-Build aaaaaaaa111111111' https://acme.example"u8];
        var values = new List<AssignedValue>();
        AssignmentReader.Read(text, AssignmentReader.NameAt(text, 4), new RowBudget(), values);

        Assert.Equal("aaaaaaaa111111111", Encoding.UTF8.GetString(text, values[0].Value.Start, values[0].Value.Length));
    }

    [Fact]
    public void The_value_behind_a_scheme_is_read_without_it() =>
        Assert.Equal("aaaaaaaa111111111", Assert.Single(Read("password: \"Acme aaaaaaaa111111111\"")).Value);

    [Theory]
    [InlineData("a[\"password\"] = new Secret(b'v4lue') -- password: <password>v4lue</password> password - \"x\" {\\\"password\\\": \\\"")]
    [InlineData("- name: password # x\n  a: b\n  value: c variable=password;a]b ParameterKey=password,ParameterValue=x password:\n  T: a\n  U:\n    - v\n  Default: w")]
    [InlineData("{\"password\": {\"a\": {\"b\": \"c\"}, \"d\": [\"e\"], \"value\": \"f\"}} --name \"/a/password\" \\\n --b 'c d' --value e secret set password -b\"f\"")]
    [InlineData(":password => <a:password name=\"password\"><b>x</b> password</td><td><i>y</i></td> password { get; } = password for x is password: |\n  a")]
    [InlineData(" passwords:\n   a: b\n   c: d\n password:\n - e\n - f\n{\"name\": \"password\", \"a\": 'x', \"value\": [ {\"g\": 'h', \"i\": (\"j\", \"k\")")]
    [InlineData("v(\"password\").unwrap_or_else(|_| S::f(\"a\")) $E{password} // 'b' f(\"password\") { \"c\" } password: z.s({ default: 'd' }) password = z\n .s().default('e')")]
    [InlineData("password = <<-'E'\n a\n E\n PASSWORD=$(cat <<E\nb\nE\n) getPassword(self) -> str:\n return \"c\" password = r#\"d\"# password = R\"(e)\" password = f ? 'g' : 'h'")]
    [InlineData("s:8:\"password\";s:5:\"v4lue\"; \\\"password\\\";s:5:\\\"v4lue\\\"; enum('password','a') password:\na.b=c")]
    [InlineData("<a value=\"b\" name=\"password\"> {\"value\": \"c\", \"key\": \"password\"} [d setObject:@\"e\" forKey:@\"password\"]")]
    public void Any_cut_of_a_text_is_survived(string text)
    {
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
        AssignmentReader.Read(bytes, AssignmentReader.NameAt(bytes, at), new RowBudget(), values);
        return [.. values.Select(one => (Of(one.Name), Of(one.Value), one.Form.ToString()))];

        string Of(ByteSpan span) => Encoding.UTF8.GetString(bytes, span.Start, span.Length);
    }
}
