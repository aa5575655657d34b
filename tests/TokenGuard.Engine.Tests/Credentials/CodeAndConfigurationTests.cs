using System.Globalization;
using TokenGuard.Engine.Rules.Examples;
using TokenGuard.Engine.Tests.Checks;
using TokenGuard.Engine.Tests.Scanning;
using static TokenGuard.Engine.Tests.Credentials.CredentialJudgeTests;

namespace TokenGuard.Engine.Tests.Credentials;

/// <summary>What code writes beside a credential's name, and configuration that looks like it.</summary>
public sealed class CodeAndConfigurationTests
{
    [Theory]
    [InlineData("secret = {0}", "Zqv4bNkwx", "gate.conf", "acme-secret Medium")]
    [InlineData("password = {0}", "wQ7bnzKvx", "gate.conf", "acme-password High")]
    [InlineData("password = {0}", "wQxbnzKvx", "gate.conf", "acme-password Medium")]
    [InlineData("secret = {0}", "ZqvxbNkwx", "gate.conf", "")]
    [InlineData("password = {0}", "base8WordReader", "gate.conf", "")]
    [InlineData("secret = {0};", "Zqv4bNkwx", "gate.c", "")]
    public void A_digit_between_rare_letters_makes_no_identifier_where_no_code_stands(string text, string value, string path, string expected) =>
        Assert.Equal(expected, Judge(string.Format(CultureInfo.InvariantCulture, text, value), path));

    [Theory]
    [InlineData("gate.pas", false)]
    [InlineData("gate.erl", false)]
    [InlineData("gate.g4", false)]
    [InlineData("gate.clj", false)]
    [InlineData("gate.bas", false)]
    [InlineData("gate.yml", true)]
    [InlineData("gate.ini", true)]
    public void What_stands_without_quotes_in_code_of_any_language_is_code(string path, bool isPassword)
    {
        Assert.Equal(isPassword ? "acme-password" : "", Judge(string.Format(CultureInfo.InvariantCulture, "gatePassword: {0}\n", "WrenUTF9"), path).Split(' ')[0]);
        Assert.Equal("acme-password High", Judge(string.Format(CultureInfo.InvariantCulture, "gatePassword = '{0}'\n", "qzvKw84xwB"), path));
    }

    [Theory]
    [InlineData("// gate password: {0}", "qzvKw84x", true)]
    [InlineData("    # robot, password: {0}", "qzvKw84x", true)]
    [InlineData(" * password = {0} until May", "qzvKw84x", true)]
    [InlineData("<!-- gate password: {0} -->", "qzvKw84x", true)]
    [InlineData("// password = {0};", "qzvKw84x", false)]
    [InlineData("// password = {0}(wren)", "qzvKw84x", false)]
    [InlineData("// password: {0} of the gate", "QZVX", false)]
    [InlineData("// password: {0} {{", "wren@7708000", false)]
    [InlineData("    password: {0}", "qzvKw84x", false)]
    public void What_a_comment_says_is_no_code_unless_code_was_taken_out(string text, string value, bool isPassword) =>
        Assert.Equal(isPassword ? "acme-password" : "", Judge(string.Format(CultureInfo.InvariantCulture, text, value), "gate.ts").Split(' ')[0]);

    [Theory]
    [InlineData("secret = {0};", "GATE_LAYERS_IPQZV4", "gate.c", false)]
    [InlineData("secret = {0};", "QZV_WREN_SHA9_384", "gate.c", false)]
    [InlineData("gate_key:{0}", "QZVX_WKB_PQ_IPQZV4", "gate.data", false)]
    [InlineData("gate_key:{0}", "qzvx_wkb_pq_ipqzv4", "gate.data", true)]
    [InlineData("secret = \"{0}\";", "GATE_LAYERS_IPQZV4", "gate.c", true)]
    [InlineData("secret = {0}", "GATE_LAYERS_IPQZV4", "gate.properties", true)]
    public void Capitals_joined_by_underscores_are_a_constant_where_code_stands(string text, string value, string path, bool isSecret) =>
        Assert.Equal(isSecret ? "acme-secret" : "", Judge(string.Format(CultureInfo.InvariantCulture, text, value), path).Split(' ')[0]);

    [Theory]
    [InlineData("api_key: {0}", "/qzv/wkx/qzvxk", "")]
    [InlineData("api_key: {0}", "/qzv/wKx/qzvxk84Tb", "acme-secret")]
    [InlineData("log('got it from key: \"{0}\"no such item')", ",qzv,wk.xqv),wk.xqv<=q&&(k=!0)}catch(z){w.error(", "")]
    [InlineData("Server=wren;Database=qzv-WrenKey-{0};Trusted_Connection=True", "7c1e94b2-5d3a-4f86-9b0e-a2d8c64f1e37", "")]
    [InlineData("Server=wren;Label=qzv-WrenKey-{0};Trusted_Connection=True", "7c1e94b2-5d3a-4f86-9b0e-a2d8c64f1e37", "acme-secret")]
    [InlineData("UNIQUE KEY `{0}` (`wren`),", "IX_7C1E94B25D3A4F86", "")]
    [InlineData("The key `{0}` (of the gate)", "7c1e94b25d3a4f869b0ea2d8", "")]
    [InlineData("The key `{0}`, of the gate", "7c1e94b25d3a4f869b0ea2d8", "acme-secret")]
    [InlineData("-- Name: api_keys {0}; Type: FK CONSTRAINT", "fk_rails_7c1e94b25d", "")]
    [InlineData("<UserSecretsId>WrenToken-{0}</UserSecretsId>", "7c1e94b2-5d3a-4f86-9b0e-a2d8c64f1e37", "")]
    [InlineData("<Secret>WrenToken-{0}</Secret>", "7c1e94b2-5d3a-4f86-9b0e-a2d8c64f1e37", "acme-secret")]
    public void Short_paths_code_behind_a_message_and_ids_of_user_secrets_are_none(string text, string value, string expected) =>
        Assert.Equal(expected, Judge(text.Replace("{0}", value, StringComparison.Ordinal)).Split(' ')[0]);

    [Theory]
    [InlineData("\"about\": \"It is for --gate-key {0} alone.\"", "MeadowlarkB2Q", "wren.json", false)]
    [InlineData("\"about\": \"It is for --gate-key {0} alone.\"", "MeadowlarkB2Q7wXz", "wren.json", true)]
    [InlineData("\"about\": \"It is for --gate-key {0} alone.\"", "MqzvkwxbzkB2Q", "wren.json", true)]
    [InlineData("gate-key: {0}", "MeadowStoreV2", "wren.yaml", false)]
    [InlineData("\"api_key\": \"{0}\"", "qzv4WkbNxpQ7", "localize/wren.de.json", true)]
    public void A_word_and_an_abbreviation_is_a_choice(string text, string value, string path, bool isSecret) =>
        Assert.Equal(isSecret ? "acme-secret" : "", Judge(text.Replace("{0}", value, StringComparison.Ordinal), path).Split(' ')[0]);

    [Theory]
    [InlineData("Ctrl-Shift-Q|Ctrl-W4", false)]
    [InlineData("alt+kqzvx4", false)]
    [InlineData("Ctrlq-Shift-Q84", true)]
    [InlineData("needed|wrenqzv", false)]
    [InlineData("qzv1|qzv2|xkw3|xkw4", false)]
    [InlineData("qzv4wr|xkwb7", true)]
    [InlineData("Qzv4wr|xkwb", true)]
    [InlineData("PBEWithQZV5AndXKW", false)]
    [InlineData("QZV_XKW9(WRN-4)", false)]
    [InlineData("qzv_xkw9(WRN-4)", true)]
    [InlineData("\\U00010450\\U00010468\\U0001047C", false)]
    [InlineData("\\Uqzv4wrXkwb", true)]
    public void Keys_lists_algorithms_and_escaped_letters_are_no_passwords(string value, bool isPassword) =>
        Assert.Equal(isPassword ? "acme-password" : "", Judge($"\"password\": \"{value}\"").Split(' ')[0]);

    [Theory]
    [InlineData("const string WrenKey = \"PublicKeyToken={0}\";", "")]
    [InlineData("string secret = \"Wren.Gate, PublicKeyToken={0}, processorArchitecture=MSIL\";", "")]
    [InlineData("wrenSecret = \"Wren.Gate, publickeytoken='{0}'\"", "")]
    [InlineData("wrenSecret = \"Wren.Gate, token={0}\"", "acme-secret")]
    [InlineData("wrenSecret = \"PublicKeyToken={0}7c1e94b2\"", "acme-secret")]
    public void The_public_key_token_of_an_assembly_is_none(string text, string expected) =>
        Assert.Equal(expected, Judge(text.Replace("{0}", "7c1e94b25d3a4f86", StringComparison.Ordinal)).Split(' ')[0]);

    [Theory]
    [InlineData("function TGate.Open(const aUserName, aPassWord: {0}): boolean;", "WrenUTF8", "")]
    [InlineData("procedure Open(const aUser: string; aPassWord: {0});", "QzvBytes", "")]
    [InlineData("  fPassword : {0};", "TQzvKw9xVault", "")]
    [InlineData("  Password: {0} = '';", "QzvAnsiString", "")]
    [InlineData("gatePassword: {0}", "QzvKw9xUTF8", "acme-password")]
    [InlineData("gatePassword: {0};", "qzvKw84xwB", "acme-password")]
    [InlineData("gatePassword={0};", "QzvKw9xUTF8", "acme-password")]
    public void A_type_of_Pascal_is_none(string text, string value, string expected) =>
        Assert.Equal(expected, Judge(text.Replace("{0}", value, StringComparison.Ordinal), "gate.inc").Split(' ')[0]);

    [Theory]
    [InlineData("pwdagain1", false)]
    [InlineData("confPass12", false)]
    [InlineData("confirm_passwd_2", false)]
    [InlineData("retype-pwd", false)]
    [InlineData("passwd2again", false)]
    [InlineData("pwdagain184", true)]
    [InlineData("zvagain19", true)]
    public void A_word_for_a_password_and_which_of_several_it_is_is_a_name(string value, bool isPassword) =>
        Assert.Equal(isPassword ? "acme-password" : "", Judge($"FieldWithValue(password, \"{value}\"); password = \"{value}\"").Split(' ')[0]);

    [Theory]
    [InlineData("define('GATE_PASSWORD', '{0}');", "gate.php", "acme-password Medium")]
    [InlineData("Environment.SetEnvironmentVariable(\"GATE_PASSWORD\", \"{0}\");", "gate.cs", "acme-password Medium")]
    [InlineData("lookup('GATE_PASSWORD', '{0}');", "gate.php", "acme-password Low")]
    [InlineData("ENV GATE_PASSWORD {0}\n", "Dockerfile", "acme-password Medium")]
    [InlineData("    SetEnv GATE_PASSWORD {0}\n", ".htaccess", "acme-password Medium")]
    [InlineData("the GATE_PASSWORD {0}\n", "gate.txt", "")]
    [InlineData("- {name: GATE_PASSWORD, value: \"{0}\"}", "gate.yml", "acme-password Medium")]
    [InlineData("- {name: GATE_LABEL, value: \"{0}\"}", "gate.yml", "")]
    public void What_sets_a_variable_assigns(string text, string path, string expected) =>
        Assert.Equal(expected, Judge(text.Replace("{0}", "Quarr#Linnet-42", StringComparison.Ordinal), path));

    [Theory]
    [InlineData("ui.lock", 32, "")]
    [InlineData("apps/web/pnpm-lock.yaml", 40, "")]
    [InlineData("a.zip!go.sum", 64, "")]
    [InlineData("ui.translation_state.json", 16, "")]
    [InlineData("ui.yaml", 32, "acme-secret")]
    [InlineData("clock.yaml", 32, "acme-secret")]
    public void Files_that_list_digests_hold_no_token_of_hexadecimal_digits(string path, int digits, string expected) =>
        Assert.Equal(expected, Judge($"pages/api_token: {RandomText.Of(RandomText.Hex, digits, 5)}\n", path).Split(' ')[0]);

    [Theory]
    [InlineData(40, "")]
    [InlineData(64, "acme-secret")]
    public void An_address_of_a_chain_is_no_token(int digits, string expected) =>
        Assert.Equal(expected, Judge($"IN_TOKEN=\"0x{RandomText.Of(RandomText.Hex, digits, 5)}\"\n").Split(' ')[0]);

    [Theory]
    [InlineData("x = acme::GateToken::{0};", "")]
    [InlineData("chown(pwd->{0}, pwd->pw_gid);", "")]
    [InlineData("pwd -> {0}", "acme-password")]
    [InlineData("kind: \"password\" | \"{0}\" | \"totp\",", "")]
    [InlineData("Pass `{0}` explicitly", "")]
    [InlineData("password `{0}`", "acme-password")]
    [InlineData("GateToken:: {0}", "acme-secret")]
    [InlineData("GateToken::\"{0}\"", "acme-secret")]
    public void Members_kinds_of_values_and_verbs_assign_nothing(string text, string expected) =>
        Assert.Equal(expected, Judge(string.Format(CultureInfo.InvariantCulture, text, RandomText.Of(RandomText.Base62, 24, 6)), "gate.txt").Split(' ')[0]);

    [Theory]
    [InlineData("mkey:", false)]
    [InlineData("nodekey:", false)]
    [InlineData("privkey:", true)]
    public void A_value_may_say_that_it_is_a_public_key(string start, bool isCredential)
    {
        var line = $"\"MachineKey\": \"{start}{RandomText.Of(RandomText.Hex, 64, 3)}\",";

        Assert.Equal(isCredential, Judge(line).Length > 0);
    }

    [Theory]
    [InlineData("EJ[1:{base64:44}:{base64:32}:{base64:60}]")]
    [InlineData("MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA{base64:120}AQAB")]
    public void What_is_encrypted_or_published_is_no_secret(string template)
    {
        var value = System.Text.Encoding.ASCII.GetString(ExampleTemplate.Parse(template).Fill(9).Bytes);

        Assert.Equal("", Judge($"\"gate_api_key\": \"{value}\","));
        Assert.Equal("acme-secret High", Judge($"\"gate_api_key\": \"{value[40..100]}\","));
    }

    [Fact]
    public void A_token_of_a_format_counts_in_a_file_that_lists_digests()
    {
        var rules = TestScan.Compile("""
            [provider]
            id = 'acme'
            name = 'Acme'
            [[token]]
            id = 'acme-token'
            name = 'Token'
            pattern = 'https://(?P<secret>[a-f0-9]{40})@acme'
            """);
        var text = $"resolved \"https://{RandomText.Of(RandomText.Hex, 40, 5)}@acme.example/wren.tgz\"\n";

        Assert.Single(new Scanner(rules, ScanLimits.Default, explain: false).Scan(System.Text.Encoding.ASCII.GetBytes(text), null, "yarn.lock").Findings);
    }
}
