using TokenGuard.Engine.Tests.Checks;
using static TokenGuard.Engine.Tests.Credentials.CredentialJudgeTests;

namespace TokenGuard.Engine.Tests.Credentials;

/// <summary>Paths, modules, headers, answers and look-ups beside the names of credentials.</summary>
public sealed class PathsAndLookupsTests
{
    private static readonly string Commit = RandomText.Of(RandomText.Hex, 40, 3);

    private static readonly string Session = $"{RandomText.Of(RandomText.Hex, 8, 1)}-{RandomText.Of(RandomText.Hex, 4, 2)}-4{RandomText.Of(RandomText.Hex, 3, 3)}-9{RandomText.Of(RandomText.Hex, 3, 4)}-{RandomText.Of(RandomText.Hex, 12, 5)}";

    [Theory]
    [InlineData("qpkg2_token \"q8v.io/kwx-go/1.5/qkg/zpi\"", "wren.go")]
    [InlineData("{Key: \"qzvfik/kwz/vaq/biq/1\", Value: wren}", "wren.go")]
    [InlineData("{Key: \"qzvfix/q3/k2/z1/q1/q1\", Value: wren}", "wren.go")]
    [InlineData("    kwen@10.10.10.20's password:\n    root@30qa0cfkf1b5:/# ls -la", "wren.md")]
    [InlineData("qzv_password = wren@30qa0cfkf1b5:/qzv/kwx9", "wren.ini")]
    [InlineData("\"q509.QarseECPrivateKey\":   \"qrypto/x509\",", "wren.go")]
    [InlineData("qzvToken = \"qithub.wren/jkwturner/qokrb5/v8/ctxCredentzals\"", "wren.go")]
    [InlineData("autoload :KeyValue,   'q18n/kwxend/key_vqzue'", "wren.rb")]
    [InlineData("key = \"qost/2011/08/27/Dezx-%22rqt%C3%A9s%22-de-l-Univkxsit\"", "wren.rb")]
    [InlineData(".OpenSubKey(\"QZFTWARE\\\\Kwxsoft\\\\QZT Frame Zqtup\\\\NQP\\\\v4\\\\Fzll\\\\\")", "wren.cs")]
    public void A_path_of_small_words_is_no_secret(string text, string path) => Assert.Equal("", Judge(text, path));

    [Theory]
    [InlineData("NAME4 = \"Qzv/kw8x/zpwb4\"")]
    [InlineData("NAME4 = \"qz8v4@kw7:x2\"")]
    public void A_slash_or_two_make_no_path_of_a_password(string text) => Assert.StartsWith("acme-password", Judge(Named(text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("} else if key == \"x-q3-kwxzntqspanid\" {", "wren.go")]
    [InlineData("| Wrens pass?   | yes/no", "wren.md")]
    [InlineData("to select the gate, pass \"qz-KW\".", "wren.json")]
    [InlineData("key=\"\\x00\\x00\\x00\\x00\\x005@q_\\x00\\x00\\x00\\x00\\x00\\tk\", value=\"q\"", "wren.md")]
    [InlineData("\"DB_PASSWORD\": \"${SECRET:qzvcloud/kwin-dz/20240115T030000Z-v1}\"", "wren.md")]
    [InlineData("QZV_CONDITION_KEY = \"q3:x-qmz-kwpy-zource\";", "Wren.java")]
    [InlineData("x509ServerToken = (X509QzvKwxServerConfig) wren.get();", "Wren.java")]
    [InlineData("  Token = \"-behindthewrens\",", "wren.cs")]
    [InlineData("<qzv><token>@wren-qzver-kwst@</token>", "wren.xml")]
    [InlineData("[{ token: q1.Store }, { token: q3$3.QzvKwxTestServjce }, { token: q4.W }", "wren.js")]
    [InlineData("'{;keys}' => [\n  ';keys=zemi,%3B,kot,.,qomma,%2C',\n  'X.zemi=%3B.kot=..qomma=%2C',\n]", "wren.rb")]
    [InlineData("should_route 'POST /my/api_key' => 'qz#kwxet_api_wq'", "wren.rb")]
    [InlineData("{ \"key\": \"6.908319653520691E8\" }", "wren.json")]
    [InlineData("The key is \\\"qzf:kwgLizt.Nq\\\" where N is the", "wren.json")]
    [InlineData("b'\\x00\\x00\\x04\\x98\\x00_wren_key',b'\\x00\\x00\\x47\\x11unqzwd'),", "wren.py")]
    [InlineData("echo 'pass: '.$qzvtest_kwxfig['smtp_pass'].'<br />';", "wren.php")]
    [InlineData("set password_string    \"(Q|q)zvword.*\"", "wren")]
    [InlineData("$pass = wren::hash_password('test', 'ssha256');", "wren.php")]
    [InlineData(":password => Wren.new('iso-8859-15', 'utf-8').iconv(gate)", "wren.rb")]
    [InlineData("[ \"wren\", \"gate\", \"gates\", \"wrens\", \"NAME4\", \"pkzs11\", \"plwgin\", \"zrompt\" ]", "wren.js")]
    [InlineData("gate.ssh(['pwd', 'whoami'])", "wren.rb")]
    [InlineData("var x = page.querySelector('#qzvEasyPasswordKwx7');\nvar gatePassword = page.querySelector('#qzvEasyPasswordKwx7');", "wren.js")]
    [InlineData("Equals(user.Password, \"DA39A3EE5E6B4B0D3255BFEF95601890AFD80709\")", "wren.cs")]
    [InlineData("Equals(user.Password, \"$SHA1$DA39A3EE5E6B4B0D3255BFEF95601890AFD80709\")", "wren.cs")]
    [InlineData("\"key\": \"-----BEGIN PUBLIC KEY-----\\nMQkzEwYHKoZIzj0DAQcD\"", "wren.py")]
    [InlineData("QZV_WEBHOOK_SECRET=qhzek_123", "wren.env")]
    [InlineData("extern EVP_KEY *Q509_get_kwxkey(Q509 *);", "wren.i")]
    [InlineData("$access_token[] = '(Q1.ztaff_qd=' . db_input($wren);", "wren.php")]
    [InlineData("var passkey = row.QuerySelector(\"td:nth-of-type(3) > a:nth-of-type(1)\");", "wren.cs")]
    [InlineData("<pkg>openwren</pkg>\n<pkg>passwd</pkg>\n<pkg>qolicycoreutzils</pkg>", "wren.xml")]
    [InlineData("t.authorizeNAME3=t.qzvAuthorizeImplicit=t.KWXFIGURE_NAME5=t.QALIDATE=t.QUTHORIZE_ONAME52=t.PRE_QUTHORIZE_ONAME52=t", "wren.js")]
    [InlineData("<add NAME1=\"qarc-pub-kwx-zuntime-4822e3c-5\" value=\"wren\" />", "wren.config")]
    [InlineData("[\"Vary\",\"Cookie, X-Wren-Token\"],[\"ETag\",\"\\\"a004da562b1c421613f0ca38f7a9bf2f\\\"\"],", "wren.json")]
    [InlineData("leftrsasigkey=0sAQN+qkeEKF5Bm7XnDkkkfmgny/TZndTkN1XzFZWB7nJroM3cTk3zMtdSPX8hY9GQ", "wren.conf")]
    [InlineData("int8 key1[] = {\n  0x0b,0x0b,0x0b,0x0b,\n  0x0b };", "wren.c")]
    [InlineData("int8 key1[] = {\n  0x01,0x02,0x03,0x04,0x05,0x06,0x07,0x08,\n  0x01,0x02 };", "wren.c")]
    [InlineData("key =    0x0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "wren.txt")]
    [InlineData("          key: qdk-kwxhe-23.1.7779620", "wren.yml")]
    [InlineData("['wren', 'gate', 'token', 'qzvlb/kwxc_lz_v1', 'gates']", "wren.py")]
    public void Headers_answers_and_names_of_other_things_are_none(string text, string path) => Assert.Equal("", Judge(Named(text), path));

    [Theory]
    [InlineData("wren.containsKey(\"GzaQDk2UTsZNs1q9s37XkQ\")")]
    [InlineData("$this->assertArrayHasKey('QzaKDk4UTsZNs1q9s37XwQ', $wren);")]
    public void Whether_a_table_has_a_key_is_a_question(string text) => Assert.Equal("", Judge(text, "Wren.java"));

    [Fact]
    public void What_Renovate_encrypted_is_no_secret()
    {
        var token = RandomText.Of(RandomText.Base62, 40, 1);
        Assert.Equal("", Judge($"\"encrypted\": {{\n  \"token\": \"{token}\"\n}}", "wren.json"));
        Assert.Equal("acme-secret High", Judge($"\"hosts\": {{\n  \"token\": \"{token}\"\n}}", "wren.json"));
    }

    [Fact]
    public void A_key_beside_what_it_encrypts_and_what_comes_of_it_is_one_of_a_test()
    {
        var (key, first, second) = (RandomText.Of(RandomText.Hex, 32, 1), RandomText.Of(RandomText.Hex, 32, 2), RandomText.Of(RandomText.Hex, 32, 3));
        Assert.Equal("acme-secret Low", Judge($"secret_key = {key}\nplaintext = {first}\nct = {second}\n".Replace("secret_", "", StringComparison.Ordinal), "wren.txt"));
        Assert.Equal("acme-secret Low", Judge($".key = \"{Bytes(key)}\",\n.plain = \"{Bytes(first)}\",\n.cipher = \"{Bytes(second)}\",", "wren.c"));
        Assert.Equal("acme-secret Medium", Judge($"wren.key = \"{Bytes(key)}\";", "wren.c"));
        Assert.Equal("acme-secret Low", Judge($"wren.key = \"{Bytes(key)}\";", "test_vectors/wren.c"));
        Assert.DoesNotContain("Low", Judge($"cipher: aes-256-gcm\nencryption_key: {key}\niv: {first}\n", "wren.yml"), StringComparison.Ordinal);

        static string Bytes(string digits) => string.Concat(Enumerable.Range(0, digits.Length / 2).Select(i => $"\\x{digits.AsSpan(2 * i, 2)}"));
    }

    [Theory]
    [InlineData("tokenText = \"\\DC1^\\ESC\\DC2FQ\\DC1\"", "wren.hs")]
    [InlineData("Wren-NAME3 = \"5\\340+zQc\\363\\342\\216\\360\\347E,8\\276\\250\"", "wren.txt")]
    [InlineData("gate_NAME2 = \"n,,\\u0001propK=qzvA1\\u0001kwx=Q567\\u0001\"", "Wren.java")]
    [InlineData("pass \\u0026ldquo;-q jzon\\u0026rdquo; to your wren", "wren.json")]
    public void Control_characters_and_escaped_HTML_are_no_secret(string text, string path) => Assert.Equal("", Judge(Named(text), path));

    [Theory]
    [InlineData("\"masterKey\":\"b3BkYXRhMDEAAQAAAAAAACN8JuE76yN6hbjqzEvd0RGnu3vufPcf\"", "wren.js")]
    [InlineData("<kbd class=\"wren shortcut-key\" data-v-38fdb034=\"\">", "wren.vue")]
    [InlineData("\"'generateQZVSessionKey'\",\n  \"'T@\\\"UIKwx\\\",W,N,V_midQeftKwxel'\"", "wren.json")]
    [InlineData("kwd='WrenPanel',pwd='QzvPanel$1',qwd='KwxPanel$2'", "wren.js")]
    [InlineData("pwd='Qzvle$Kwxplay$1';", "wren.js")]
    [InlineData("<prop NAME1=\"org.qzvwren.Kwx84Drug\">org.wren.Gate</prop>", "wren.xml")]
    [InlineData("wren/qzv_verify.py,sha256=1IKEY84_gqdbJzNkNP02GPr5xQf0VazMiZ17cqaXtoo,6553", "RECORD")]
    [InlineData("--secret-key fa:16:3e:b3:d6:b2,fa:16:3e:f0:50:53", "wren.md")]
    [InlineData("clientSecret = 'RQNDOMCHARS-----lGzjQcRtvP'", "wren.php")]
    [InlineData("sonar.projectKey=qzvwren246_Kwx9umble", "wren.properties")]
    [InlineData("sh 'mvn sonar -Dsonar.projectKey=qzvwren246_Kwx9umble'", "Jenkinsfile")]
    [InlineData("<input type='hidden' name='csrfmiddlewaretoken' value='P8QX4GNO8QtqDatd5QpZzGgabPqHqes9' />", "wren.html")]
    public void What_is_encrypted_public_or_named_so_by_chance_is_no_secret(string text, string path) => Assert.Equal("", Judge(Named(text), path));

    [Fact]
    public void What_a_key_makes_of_a_text_is_hardly_a_secret() =>
        Assert.Equal("acme-secret Low", Judge($"\"key_hmac\": 1, \"hmac\": \"{RandomText.Of(RandomText.Base62, 43, 1)}=\"", "wren.js"));

    [Theory]
    [InlineData("NAME4 = \"Summer$2024\"")]
    [InlineData("NAME4 = \"Qzv\\u0026kw84x!\"")]
    [InlineData("NAME4 = \"qz8-kw--x4\"")]
    public void What_people_choose_with_such_signs_stays(string text) => Assert.StartsWith("acme-password", Judge(Named(text), "wren.json"), StringComparison.Ordinal);

    [Theory]
    [InlineData("alongphrasetowardsthegates", "acme-secret Medium")]
    [InlineData("LabelYourFirstGateName", "acme-secret Low")]
    [InlineData("-behindthewrensgates", "acme-secret Low")]
    public void A_phrase_in_small_letters_may_be_a_secret_and_words_with_signs_are_names(string value, string expected) =>
        Assert.Equal(expected, Judge($"gate secret '{value}'".Replace("secret '", "secret: '", StringComparison.Ordinal), "wren.conf"));

    [Fact]
    public void Postman_marks_its_requests_with_a_token()
    {
        Assert.Equal("", Judge($"Postman-Token: {Session}\n", "wren.md"));
        Assert.Equal("acme-secret Medium", Judge($"Wren-Token: {Session}\n", "wren.md"));
    }

    [Fact]
    public void The_default_of_a_variable_may_be_a_secret() =>
        Assert.Equal("acme-password High", Judge($"wren: ${{DB_PASSWORD:{RandomText.Of(RandomText.Base62, 10, 1)}/{RandomText.Of(RandomText.Base62, 10, 2)}}}\n", "wren.yml"));

    [Fact]
    public void The_commit_of_a_module_is_no_secret()
    {
        Assert.Equal("", Judge($"qzv.wren/x/qzv_token {Commit}\n", "vendor.txt"));
        Assert.StartsWith("acme-secret", Judge($"qzv_token {Commit}\n", "vendor.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_element_behind_one_with_a_password_is_none_of_the_same_name() =>
        Assert.Equal("", Judge("<wren:passphrase>password123456</wren:passphrase>\n<wren:ciphers>QZ4-KWX:VLS13-QZS-128-GKM-QZA256</wren:ciphers>", "wren.xml"));

    [Theory]
    [InlineData("\"session\": \"{0}\"", "Low")]
    [InlineData("Cookie: SESSION={0}", "Medium")]
    [InlineData("\"session_token\": \"{0}\"", "Medium")]
    public void The_id_of_a_session_is_a_credential_where_a_cookie_has_it(string text, string expected) =>
        Assert.Equal(expected, Judge(text.Replace("{0}", Session, StringComparison.Ordinal), "wren.md").Split(' ')[^1]);

    /// <summary>The text with its credentials' names, which no text of ours has beside such values.</summary>
    private static string Named(string text) => text
        .Replace("NAME1", "key", StringComparison.Ordinal)
        .Replace("NAME2", "token", StringComparison.Ordinal)
        .Replace("NAME3", "Password", StringComparison.Ordinal)
        .Replace("NAME4", "password", StringComparison.Ordinal)
        .Replace("NAME5", "AUTH", StringComparison.Ordinal);
}
