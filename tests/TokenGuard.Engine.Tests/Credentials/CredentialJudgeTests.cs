using System.Globalization;
using System.Text;
using TokenGuard.Engine.Rules.Examples;
using TokenGuard.Engine.Tests.Checks;
using TokenGuard.Engine.Tests.Scanning;

namespace TokenGuard.Engine.Tests.Credentials;

public sealed class CredentialJudgeTests
{
    private static CompiledRules Rules { get; } = TestScan.Compile("""
        [provider]
        id = 'acme'
        name = 'Acme'
        generic = true
        [[token]]
        id = 'acme-password'
        name = 'Password'
        assigned_to = ['pass', 'pwd']
        checks = ['credential:password']
        [[token]]
        id = 'acme-secret'
        name = 'Secret'
        assigned_to = ['token', 'key', 'secret', 'session', 'hmac']
        checks = ['credential:token']
        """);

    [Fact]
    public void Random_values_are_sure_with_a_clear_name_and_less_with_a_vague_one()
    {
        Assert.Equal("acme-secret High", Judge($"api_token = \"{RandomText.Of(RandomText.Base62, 32, 1)}\""));
        Assert.Equal("acme-secret Medium", Judge($"key = \"{RandomText.Of(RandomText.Base62, 32, 1)}\""));
        Assert.Equal("acme-secret Low", Judge($"key = \"{RandomText.Of(RandomText.Hex, 32, 1)}\""));
        Assert.Equal("acme-secret Low", Judge($"key_nonce = \"{RandomText.Of(RandomText.Base62, 32, 1)}\""));
        Assert.Equal("acme-password High", Judge($"password: {RandomText.Of(RandomText.Base62, 20, 2)}"));
    }

    [Theory]
    [InlineData("{hex:32}", false)]
    [InlineData("*{hex:40}", false)]
    [InlineData("md5{hex:32}", false)]
    [InlineData("{hex:64}:{alnum:16}", false)]
    [InlineData("$P$B{alnum:30}", false)]
    [InlineData("$2y$10${alnum:53}", false)]
    [InlineData("{{SSHA}}{base64:32}", false)]
    [InlineData("pbkdf2_sha256$260000${alnum:12}${base64:44}", false)]
    [InlineData("!{alnum:40}", false)]
    [InlineData("{base64:23}=", false)]
    [InlineData("{alnum:43}", false)]
    [InlineData("password", false)]
    [InlineData("{alnum:14}", true)]
    [InlineData("Kq9!{alnum:12}", true)]
    public void What_a_table_keeps_of_a_password_is_none(string template, bool isPassword)
    {
        var value = Encoding.ASCII.GetString(ExampleTemplate.Parse(template).Fill(7).Bytes);

        Assert.Equal(isPassword ? "acme-password" : "", Judge($"INSERT INTO users (id, user_pass) VALUES (1, '{value}')").Split(' ')[0]);
        Assert.Equal(isPassword ? "acme-password" : "", Judge($"id,user_pass\n1,{value}\n").Split(' ')[0]);
    }

    [Fact]
    public void A_column_of_tokens_is_read_and_judged_like_a_quoted_value()
    {
        var (first, second) = (RandomText.Of(RandomText.Base62, 32, 1), RandomText.Of(RandomText.Hex, 40, 1));

        Assert.Equal("acme-secret High acme-secret Medium", Judge($"INSERT INTO users (id, api_token) VALUES (1, '{first}'), (2, 'your-token'), (3, '{second}')"));
    }

    [Theory]
    [InlineData("Kq9!\u00e4Lm2zXv7", "acme-password High")]
    [InlineData("M\u00fcller4821!", "acme-password High")]
    [InlineData("M\u20acller4821!", "acme-password High")]
    [InlineData("contrase\u00f1a123", "")]
    [InlineData("Contrase\u00f1a nueva 2", "")]
    [InlineData("\u043f\u0430\u0440\u043e\u043b\u044c42", "")]
    [InlineData("gesl\u00f3", "")]
    [InlineData("Kq9!\u5bc6Lm2zXv7", "")]
    [InlineData("Kq9!\ud83d\ude00Lm2zXv7", "")]
    [InlineData("\u00fc\u00fc\u00fcKq9!Lm2zXv7", "")]
    public void A_password_may_have_a_letter_beyond_ascii_in_any_encoding_and_words_of_other_languages_are_none(string value, string expected)
    {
        Assert.Equal(expected, Judge($"password = \"{value}\""));
        var escaped = Judge($"{{\"password\": \"{string.Concat(value.Select(c => c < 0x80 ? $"{c}" : $"\\u{(int)c:X4}"))}\"}}");
        Assert.Equal(expected.Replace("High", "Medium", StringComparison.Ordinal), escaped);
        if (value.All(c => c <= 0xFF))
        {
            Assert.Equal(expected, Judge(Encoding.Latin1.GetBytes($"password = \"{value}\"")));
        }
    }

    [Theory]
    [InlineData(')')]
    [InlineData(']')]
    [InlineData('|')]
    public void Brackets_and_bars_in_a_line_of_YAML_are_no_code(char mark) =>
        Assert.Equal("acme-password High", Judge($"password: {RandomText.Of(RandomText.Base62, 10, 1)}{mark}{RandomText.Of(RandomText.Base62, 10, 2)}\n"));

    [Fact]
    public void Short_passwords_count_where_their_letters_are_rare() =>
        Assert.Equal("acme-password Medium", Judge($"'password': '{string.Concat("qzv", "xkw")}'"));

    [Fact]
    public void What_adds_up_to_a_threshold_in_tenths_reaches_it() =>
        Assert.Equal("acme-password Low", Judge($"'password': '{string.Concat("bug", "iw")}'"));

    [Fact]
    public void Passwords_of_people_count_by_their_signs() =>
        Assert.Equal("acme-password Low", Judge($"password = \"{string.Concat("Brandy", "wine", "7!")}\""));

    [Theory]
    [InlineData("password = \"{0}{1}\"", "Medium")]
    [InlineData("password: {0}{1}", "Medium")]
    [InlineData("password = \"{0}!{1}\"", "Medium")]
    [InlineData("password = \"{0}@{1}!\"", "Medium")]
    [InlineData("setPassword(\"{0}{1}\")", "Low")]
    [InlineData("password = \"{0}-{1}\"", "")]
    [InlineData("password = \"{0}\"", "")]
    [InlineData("password = \"test{1}\"", "")]
    [InlineData("password {0}{1} and", "")]
    [InlineData("password {0}{1}", "Medium")]
    public void A_word_and_a_number_are_how_people_choose_a_password(string text, string expected)
    {
        var password = string.Format(System.Globalization.CultureInfo.InvariantCulture, text, string.Concat("glac", "ier"), string.Concat("48", "21"));

        Assert.Equal(expected.Length > 0 ? $"acme-password {expected}" : "", Judge(password));
    }

    [Fact]
    public void Passwords_of_several_words_need_more()
    {
        Assert.Equal("acme-password Medium", Judge($"password: {string.Concat("qz", "vx")}"));
        Assert.Equal("acme-password Low", Judge($"password = \"{string.Concat("v4", " ", "lue")}\""));
    }

    [Fact]
    public void A_random_password_in_a_sentence_counts_from_two_digits_on()
    {
        Assert.Equal("acme-password Medium", Judge($"the password {string.Concat("xq7K", "zv4T", "wp")}"));
        Assert.Equal("", Judge($"the password {string.Concat("xqKz", "vTwp")}"));
    }

    [Fact]
    public void The_word_before_a_short_name_says_whose_it_is()
    {
        var value = RandomText.Of(RandomText.Hex, 32, 1);

        Assert.Equal("acme-secret Low", Judge($"key: {value}"));
        Assert.Equal("acme-secret Medium", Judge($"acme key: {value}"));
        Assert.Equal("", Judge($"public key: {value}"));
        Assert.Equal("acme-secret Low", Judge($"const key = '{value}'"));
    }

    [Fact]
    public void Sequences_count_against_a_value_and_decide_where_one_is_half_of_it()
    {
        Assert.Equal("acme-secret Medium", Judge($"acme_token = {string.Concat("wxyz", "9876", "mnop", "2345")}"));
        Assert.Equal("", Judge($"acme_token = {string.Concat("abcdefghijklmnop", "4826")}"));
        Assert.Equal("acme-secret Medium", Judge($"acme_key = {string.Concat("abcdefghijklmnop", "45678")}"));
        Assert.Equal("", Judge($"token = {string.Concat("wxyz", "9876", "mnop", "2345")}"));
        Assert.Equal("acme-secret Medium", Judge($"acme_key={string.Concat(RandomText.Of(RandomText.Hex, 30, 1), "4567", RandomText.Of(RandomText.Hex, 30, 2))}"));
    }

    [Fact]
    public void A_UUID_counts_where_the_name_says_whose_it_is()
    {
        var value = $"{RandomText.Of(RandomText.Hex, 8, 1)}-{RandomText.Of(RandomText.Hex, 4, 2)}-4{RandomText.Of(RandomText.Hex, 3, 3)}-a{RandomText.Of(RandomText.Hex, 3, 4)}-{RandomText.Of(RandomText.Hex, 12, 5)}";

        Assert.Equal("acme-secret Medium", Judge($"acme_key: {value}"));
        Assert.Equal("acme-secret Low", Judge($"key: {value}"));
        Assert.Equal("acme-secret Medium", Judge($"acme_key = Load(\"{value}\")"));
    }

    [Theory]
    [InlineData("Guid.Parse(\"{0}\")")]
    [InlineData("new Guid(\"{0}\")")]
    [InlineData("UUID.fromString(\"{0}\")")]
    [InlineData("uuid.UUID('{0}')")]
    public void What_is_made_a_UUID_is_rather_an_id(string value)
    {
        var uuid = $"{RandomText.Of(RandomText.Hex, 8, 1)}-{RandomText.Of(RandomText.Hex, 4, 2)}-4{RandomText.Of(RandomText.Hex, 3, 3)}-a{RandomText.Of(RandomText.Hex, 3, 4)}-{RandomText.Of(RandomText.Hex, 12, 5)}";
        var made = string.Format(System.Globalization.CultureInfo.InvariantCulture, value, uuid);

        Assert.Equal("acme-secret Low", Judge($"acme_key = {made}"));
        Assert.Equal("acme-secret Low", Judge($"Guid acme_key = new(\"{uuid}\")"));
    }

    [Theory]
    [InlineData("password = \"password\"")]
    [InlineData("password = \"Basic authentication password\"")]
    [InlineData("password = ${DB_PASSWORD}")]
    [InlineData("password = \"hashedPassword123\"")]
    [InlineData("acme_key=\"$HOME/.ssh/id_qxzv4\"")]
    [InlineData("[\"../../etc/passwd\", \"src/../../escape47x\"]")]
    [InlineData("[\"smtp_pass\", \"smtp_max_frequency\"]")]
    [InlineData("acme_secret: \"pi_4f2a9c1e7b3d_secret_5f8a4f2a9c1e7b3d\"")]
    [InlineData("acme_key: \"EV[1:4f2a9c1e7b3d:5f8a4f2a9c1e7b3d==]\"")]
    [InlineData("acme_key = \"2.4f2a9c1e7b3d==|5f8a4f2a9c1e7b3d==|9c1e7b3d5f8a=\"")]
    [InlineData("acme_tokens: \"BW-QXZV-JK,BW-QXZV-KJQ\"")]
    [InlineData("acme_keys = [NO_PRIVATE_KEY, 'EC keys must use P-256, P-384 or P-521']")]
    [InlineData("Token *id4f2a9c1e7b3d5f8a4f2a9c1e7b3d5f8a.TokenType `uri`")]
    [InlineData("acme_token: `${params.token}:`).toString('base64')}`")]
    [InlineData("password = os.environ['X']")]
    [InlineData("gpg --recv-keys 9C2F41B7E05D8A63C4E1F2079B8D6A35E7C01F4B")]
    [InlineData("Release GPG key: 9C2F41B7E05D8A63C4E1F2079B8D6A35E7C01F4B")]
    [InlineData("const AcmeTimeoutKey = \"b41c7e90-5d2a-11ea-9c3f-7f05d1a8e246\"")]
    [InlineData("#define MASTER_SECRET_CONST \"\\x6d\\x61\\x73\\x74\\x65\\x72\\x20\\x73\"")]
    [InlineData("acme_key = \"custom/:-key-%[2]d\"")]
    [InlineData("acme_key = \"cGxhY2Vob2xkZXIxCg==\"")]
    [InlineData("acme_access_key=AAAAABBBBBCCCCCDDDDD")]
    [InlineData("Write(\"acme_secret.txt\", $\"{TokenOf(rule7).Text}\\n\");")]
    [InlineData("Acme::Syntax::Token::Group::V1_8_6 = T.let(T.unsafe(nil), T::Array[T.untyped])")]
    [InlineData("\"Acme-Encryption-Sealed-Key\": \"9C2F41B7E05D8A63C4E1F2079B8D6A35\"")]
    [InlineData("throw \"wrong hex password: \"+h.hex}g=h.hex}if(h.utf8!=g){q=\"\"")]
    [InlineData("key=\"/var/log/pods/*4f2a9c1e-7b3d-5f8a-9c1e-7d12a98be03c/*.log:{app=\\\"acme\\\", slug=\\\"acmeorg\\\", hash=\\\"666bd48cf9\\\"}\"")]
    [InlineData("password: $backup-passphrase")]
    [InlineData("in: `{app=1} | json response_code=\"response.code\", api_key=\"request.headers[\\\"X-API-KEY\\\"]\"")]
    [InlineData("acme_token = (\"64:ff9b::5db8:d822\", True)")]
    [InlineData("String acmeToken = \"acme-731731731\";")]
    [InlineData("passphrase=gizli2")]
    [InlineData("acme.username=sa\nacme.password=\n\n#jQXZ Configuration\nacme.pool=50\n")]
    [InlineData("<param name=\"acmeAccessToken\" value=\"'+acme.flash7Token+'\" />")]
    [InlineData("string acmeToken = '/^[\\x21\\x23-\\x27]/';")]
    [InlineData("'key' => 'color:#56DB3A',")]
    [InlineData("yield ['acme://apiKey:apiSecret@default?from=0611223344'];")]
    [InlineData("/etc/passwd: 429b225650b912a2ee067b0a4cf1e949")]
    [InlineData("x ? 'CheckPassword' : 'CheckPasswordNotBlank'")]
    [InlineData("password = user.password")]
    [InlineData("password = \"{0}\"")]
    [InlineData("password = \"/run/secrets/db\"")]
    [InlineData("password = \"robot@acme.example\"")]
    [InlineData("password: 12345678901234")]
    [InlineData("password: 2026-11-27")]
    [InlineData("token = \"Acme.Tokens.Reader\"")]
    [InlineData("token_key: BW-APP-KEY")]
    [InlineData("token = @UpgradeToken2")]
    [InlineData("the token expires in 3 hours")]
    [InlineData("token: přihlášení")]
    [InlineData("createdToken: \"2026-08-11T00:00:00.000Z\"")]
    [InlineData("acme_key: \"3b:16:e4:bf:8b:00:8b:b8:59:8c:a9:d3:f0:19:fa:45\"")]
    [InlineData("acme_key: \"ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQC7\"")]
    [InlineData("acme_token: \"hash:4f2a9c1e7b3d5f8a\"")]
    [InlineData("acme_token = \"env(ACME_TOKEN_2)\"")]
    [InlineData("ApiToken Secret `toml:\"api_token\" json:\"api_token2\"`")]
    [InlineData("X-Api-Token: X-Acme-Tenant")]
    [InlineData("--token --endpoint-url2")]
    [InlineData("github.com/acme/token v0.0.0-20260619070019-764c5c87eda3")]
    [InlineData("acme_token: \\u003cvalue1\\u003e")]
    [InlineData("api_token | :heavy_check_mark1:")]
    [InlineData("token = $env:ACME_TOKEN_2")]
    [InlineData("acme_key: \"files/43a5/original/test.mp4\"")]
    [InlineData("acme_token=cookie7x.b64")]
    [InlineData("password=/auth/htpasswd:ro")]
    [InlineData("acme_token = \"mail_edit_draft_v2\"")]
    [InlineData("acme_key = \"tenant:t1:queue:shop\"")]
    [InlineData("acme_key = \"acme:order:S106\"")]
    [InlineData("\"acmetoken\": [\"acmetoken@9.0.3\"]")]
    [InlineData("acme-tokens: \"npm:^14.20.3\"")]
    [InlineData("\"cached_tokens\": 0.125e-6")]
    [InlineData("The `api_token` \\u306f\\u767a\\u884c7")]
    [InlineData("\"api_token\": \"$inputs.x-api-2key\"")]
    [InlineData("'Token token=\"short\", scope=\"8f71320c-fdbc-4934-b3b9\"'")]
    [InlineData("X-Amz-Token=4F2AC7QPL9XWZ3BK%2F20260725%2Fauto%2Fs3%2Faws4_request")]
    [InlineData("client.getServiceKey(\"5a4981aa-9653-4bd1-bef5-d6bff52042e4\")")]
    [InlineData("https://acme.example/graph/badge.svg?token=BW6X4DO2FT")]
    [InlineData("<intercept-url pattern='/**' access-token=\"hasRole('ROLE_A7')\" />")]
    [InlineData("api_token=\"@check.isOne(#unit7)\"")]
    [InlineData("api_token(\"dc=acme7qx,dc=eu\")")]
    [InlineData("## api_key: \"acme.example/e2e-az-name\"")]
    [InlineData("Args: {\"acme-secret\", \"--from-literal=key3x7=val2\"}")]
    [InlineData("{{ get \"a\" \"acme.hub.cookie_secret\" | b64dec7 }}")]
    [InlineData("api_token: ZXhhbXBsZS1hcHAtc2VjcmV0")] // example-app-secret
    [InlineData("api_token = \"dXNlcm5hbWU6cGFzc3dvcmQ=\"")] // username:password
    [InlineData("tls_key: LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0tCi0tLS0t")]
    [InlineData("{{ include \"a\" (dict \"values\" (list \"auth.password\") \"skipB64enc7\" true) }}")]
    [InlineData("'auth' = [$user, $password, 'ntlm7x']")]
    [InlineData("  PASSWORD: 0x0002a00f,")]
    [InlineData("<string name=\"hint_password\">Nenosirx</string>")]
    [InlineData("'password' => 'required|alpha_dash|string|max:255'")]
    [InlineData("acme_token: 'vpc-0d465ccd5c4b66bba'")]
    [InlineData("acme_token: 'MG0d465ccd5c4b66bba27e90f14ab3c8d5'")]
    [InlineData("acme_token = \"setup_e2e_keys_exist\"")]
    [InlineData("<string name=\"request_token\">Xqz %1$s kjw</string>")]
    [InlineData("new_password=Uusi salasana")]
    [InlineData("forget_password=Lupa sandi?")]
    [InlineData("password_again=Zadejte znova")]
    [InlineData("\"label.password\": \"Heslo\",")]
    [InlineData("\"wrong-username-password\": \"Ugyldigt brugernavn/adgangskode.\"")]
    public void What_is_no_credential_is_dropped(string text) => Assert.Equal("", Judge(text));

    [Fact]
    public void A_short_value_of_a_bare_key_is_rather_a_name()
    {
        var value = "6" + RandomText.Of(RandomText.Hex, 12, 3);

        Assert.Equal("acme-secret Low", Judge($"_key: '{value}'"));
        Assert.Equal("acme-secret Medium", Judge($"acme_key: '{value}'"));
    }

    [Theory]
    [InlineData("acme_token = \"{0}-{1}\"")]
    [InlineData("acme_token = \"Bearer {0}{1}\"")]
    [InlineData("client.setServiceKey(\"{0}{1}\")")]
    [InlineData("https://acme.example/graph?token={0}{1}")]
    public void What_only_resembles_it_is_kept(string text) =>
        Assert.NotEqual("", Judge(string.Format(System.Globalization.CultureInfo.InvariantCulture, text, RandomText.Of(RandomText.Base62, 16, 1), RandomText.Of(RandomText.Base62, 16, 2))));

    [Fact]
    public void Identifiers_without_quotes_are_code_in_code_and_values_in_configuration()
    {
        var text = $"password = {string.Concat("qz", "vx", "kwplj")}";

        Assert.Equal("", Judge(text, "a.go"));
        Assert.Equal("acme-password Medium", Judge(text, "a.env"));
    }

    [Fact]
    public void Random_letters_of_both_cases_without_quotes_are_no_identifier()
    {
        var letters = RandomText.Of(RandomText.Base62[^52..], 24, 1);

        Assert.Equal("acme-secret Medium", Judge($"acme_key={letters}", "a.env"));
        Assert.Equal("", Judge("acme_key=PlainWordsOfAnIdentifier", "a.env"));
    }

    [Fact]
    public void A_parameter_of_an_address_belongs_to_its_service()
    {
        var value = RandomText.Of(RandomText.Hex, 32, 1);

        Assert.Equal("acme-secret Medium", Judge($"https://api.acme.example/v1?key={value}"));
        Assert.Equal("acme-secret Low", Judge($"key={value}"));
    }

    [Fact]
    public void A_group_says_what_its_values_are()
    {
        var value = RandomText.Of(RandomText.Base62, 32, 1);

        Assert.Equal("acme-secret High", Judge($"tokens:\n  shop: {value}\n"));
        Assert.Equal("acme-secret High", Judge($"{{ \"api_keys\": {{ \"shop\": \"{value}\" }} }}"));
        Assert.Equal("", Judge($"tokens:\n  commit: {value}\n"));
        Assert.Equal("", Judge($"{{ \"words\": {{ \"shop\": \"{value}\" }} }}"));
    }

    [Fact]
    public void An_explanation_adds_up_and_holds_no_value()
    {
        var value = RandomText.Of(RandomText.Base62, 32, 1);
        var bytes = Encoding.UTF8.GetBytes($"api_token = \"{value}\"");

        var outcome = Assert.Single(TestScan.Scan(Rules, bytes, explain: true).Findings).Checks[0];

        Assert.Equal(("credential:token", true), (outcome.Check, outcome.Passed));
        Assert.Equal("5.0 = name +1.5, form +0.5, random +3.0", outcome.Reason);
    }

    [Theory]
    [InlineData("assets/locale/locale.constant-nl_BE.json", "")]
    [InlineData("src/i18n/nl.json", "")]
    [InlineData("templates/localize/strings.nl.json", "")]
    [InlineData("src/catalog/nl.json", "acme-password Medium")]
    public void What_a_file_with_translations_calls_a_password_is_a_word(string path, string expected) =>
        Assert.Equal(expected, Judge(string.Format(CultureInfo.InvariantCulture, "\"proxy-password\": \"{0}-{1}\",", "Qxzv", "wachtkjqd"), path));

    [Fact]
    public void A_Korean_ending_makes_no_password() =>
        Assert.Equal("", Judge("\"symbols/Url/description\": \"\uc774 \uc635\uc158\uc740 --api-token Individual \ub610\ub294 --api-token IndividualB2C\uac00 \uacbd\uc6b0\","));

    [Fact]
    public void A_letter_beyond_ASCII_among_escapes_is_no_password() =>
        Assert.Equal("", Judge("\"\\x10\\x01R\\x03acmekey:\\x8b\\x01\\x9a\u0148\\x1e\\x85\\x01\\n\" +", "acme.pb.go"));

    [Fact]
    public void A_name_in_small_letters_is_a_variable_where_code_stands()
    {
        Assert.Equal("", Judge("user.passwd = mixed_utf_8_as_euc_kr", "acme.rb"));
        Assert.Equal("acme-password Medium", Judge("user.passwd = mixed_utf_8_as_euc_kr", "acme.properties"));
    }

    /// <summary>What is found in a text, and nothing else of it.</summary>
    internal static string Found(string text, string path)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var result = new Scanner(Rules, ScanLimits.Default, explain: false).Scan(bytes, null, path);
        return string.Join(' ', result.Findings.Select(finding => Encoding.UTF8.GetString(bytes, finding.Span.Start, finding.Span.Length)));
    }

    internal static string Judge(string text, string path = "") => Judge(Encoding.UTF8.GetBytes(text), path);

    private static string Judge(byte[] text, string path = "")
    {
        var result = new Scanner(Rules, ScanLimits.Default, explain: false).Scan(text, null, path);
        return string.Join(' ', result.Findings.Select(finding => $"{finding.Rule.Id} {finding.Confidence}"));
    }
}
