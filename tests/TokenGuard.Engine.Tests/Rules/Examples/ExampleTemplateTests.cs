using System.Security.Cryptography;
using System.Text;
using TokenGuard.Engine.Checks;
using TokenGuard.Engine.Rules.Examples;

namespace TokenGuard.Engine.Tests.Rules.Examples;

public class ExampleTemplateTests
{
    [Theory]
    [InlineData("{alnum:40}", "[A-Za-z0-9]{40}")]
    [InlineData("{alnumlower:9}", "[a-z0-9]{9}")]
    [InlineData("{alnumupper:9}", "[A-Z0-9]{9}")]
    [InlineData("{alpha:9}", "[A-Za-z]{9}")]
    [InlineData("{lower:9}", "[a-z]{9}")]
    [InlineData("{upper:9}", "[A-Z]{9}")]
    [InlineData("{digits:9}", "[0-9]{9}")]
    [InlineData("{hex:64}", "[0-9a-f]{64}")]
    [InlineData("{hexupper:64}", "[0-9A-F]{64}")]
    [InlineData("{base64:44}", "[A-Za-z0-9+/]{44}")]
    [InlineData("{base64:41}", "[A-Za-z0-9+/]{41}")]
    [InlineData("{base64:1}", "[A-Za-z0-9+/]")]
    [InlineData("{base64url:43}", "[A-Za-z0-9_-]{43}")]
    [InlineData("{base32:16}", "[A-Z2-7]{16}")]
    [InlineData("{of:x:y:3}", "[x:y]{3}")]
    [InlineData("{of:é:2}", "éé")]
    [InlineData("{uuid}", "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")]
    [InlineData("{words:3}", "[a-z]{4,8}-[a-z]{4,8}-[a-z]{4,8}")]
    [InlineData("a{{{digits:1}}}b", @"a\{[0-9]\}b")]
    [InlineData("é {digits:1} €", "é [0-9] €")]
    [InlineData("{{}}", @"\{\}")]
    [InlineData("", "")]
    public void Placeholders_have_their_shape(string template, string shape)
    {
        for (var seed = 0UL; seed < 50; seed++)
        {
            Assert.Matches($@"\A(?:{shape})\z", Fill(template, seed));
        }
    }

    [Fact]
    public void Alnum_has_a_digit_a_lower_case_and_an_upper_case_letter()
    {
        for (var seed = 0UL; seed < 200; seed++)
        {
            Assert.Matches("(?=.*[0-9])(?=.*[a-z])(?=.*[A-Z])", Fill("{alnum:3}", seed));
        }
    }

    [Theory]
    [InlineData("{base64:44}", 33)]
    [InlineData("{base64:43}=", 32)]
    [InlineData("{base64:86}==", 64)]
    public void Base64_is_valid_with_the_padding_of_its_length(string template, int bytes)
    {
        for (var seed = 0UL; seed < 50; seed++)
        {
            var text = Fill(template, seed);
            var decoded = Convert.FromBase64String(text);
            Assert.Equal(bytes, decoded.Length);
            Assert.Equal(text, Convert.ToBase64String(decoded));
        }
    }

    [Fact]
    public void A_checksum_is_that_of_the_placeholder_before_it()
    {
        var filled = ExampleTemplate.Parse("x_{alnum:30}-{crc32-base62};").Fill(7);
        var expected = new byte[Base62Crc32.Length];
        Base62Crc32.Write(Of(filled, 0), expected);
        Assert.Equal(expected, Of(filled, 1).ToArray());
    }

    [Fact]
    public void The_checksum_is_CRC_32_with_base62_digits_padded_with_zeros()
    {
        // The check value of CRC-32/ISO-HDLC for "123456789" is 0xCBF43926.
        Assert.Equal("3jZRME", Checksum("123456789"));
        Assert.Equal("000000", Checksum(""));

        static string Checksum(string text)
        {
            var digits = new byte[Base62Crc32.Length];
            Base62Crc32.Write(Encoding.ASCII.GetBytes(text), digits);
            return Encoding.ASCII.GetString(digits);
        }
    }

    [Fact]
    public void Nested_templates_are_encoded_as_a_whole()
    {
        var text = Fill("Basic {b64(me:{hex:8}({b64({digits:2})}))}!", 3);
        var inner = Encoding.UTF8.GetString(Convert.FromBase64String(text["Basic ".Length..^1]));
        Assert.Matches(@"\Ame:[0-9a-f]{8}\([A-Za-z0-9+/=]{4}\)\z", inner);
    }

    [Fact]
    public void A_web_token_has_a_header_claims_and_a_signature()
    {
        var parts = Fill("{jwt}", 1).Split('.').Select(Decode).ToArray();
        Assert.Equal("""{"alg":"HS256","typ":"JWT"}""", Encoding.ASCII.GetString(parts[0]));
        Assert.Matches("""\A\{"sub":"\d+","iat":1[56]\d{8},"exp":1[56]\d{8}\}\z""", Encoding.ASCII.GetString(parts[1]));
        Assert.Equal(32, parts[2].Length);

        static byte[] Decode(string part) =>
            Convert.FromBase64String(part.Replace('-', '+').Replace('_', '/').PadRight((part.Length + 3) / 4 * 4, '='));
    }

    [Theory]
    [InlineData("RSA PRIVATE KEY", 1150, 1200, "30820", "020100")]
    [InlineData("PRIVATE KEY", 1180, 1230, "30820", "020100300D06092A864886F70D0101010500")]
    [InlineData("EC PRIVATE KEY", 50, 54, "3031", "0201010420")]
    [InlineData("DSA PRIVATE KEY", 440, 460, "3082", "020100")]
    [InlineData("OPENSSH PRIVATE KEY", 230, 260, "6F70656E7373682D6B65792D763100", "000000046E6F6E65000000046E6F6E6500000000")]
    [InlineData("CERTIFICATE", 260, 270, "30820", "04820100")]
    [InlineData("PGP PRIVATE KEY BLOCK", 900, 900, "", "")]
    public void A_PEM_block_holds_the_structure_of_its_label(string label, int shortest, int longest, string start, string contains)
    {
        var lines = Fill($"{{pem:{label}}}", 9).Split('\n');
        Assert.Equal($"-----BEGIN {label}-----", lines[0]);
        Assert.Equal($"-----END {label}-----", lines[^1]);
        Assert.All(lines[1..^2], line => Assert.True(line.Length is 64 || (line.Length == 0 && label.StartsWith("PGP", StringComparison.Ordinal))));
        var body = Convert.FromBase64String(string.Concat(lines[1..^1]));
        Assert.InRange(body.Length, shortest, longest);
        Assert.StartsWith(start, Convert.ToHexString(body), StringComparison.Ordinal);
        Assert.Contains(contains, Convert.ToHexString(body), StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_are_no_working_keys_but_parse_as_DER_of_their_length()
    {
        var body = Convert.FromBase64String(string.Concat(Fill("{pem:PRIVATE KEY}", 2).Split('\n')[1..^1]));
        var reader = new System.Formats.Asn1.AsnReader(body, System.Formats.Asn1.AsnEncodingRules.DER).ReadSequence();
        Assert.Equal(0, reader.ReadInteger());
        Assert.Equal("1.2.840.113549.1.1.1", reader.ReadSequence().ReadObjectIdentifier());
        var rsa = new System.Formats.Asn1.AsnReader(reader.ReadOctetString(), System.Formats.Asn1.AsnEncodingRules.DER).ReadSequence();
        Assert.Equal([1, 256, 3, 256, 128, 128, 128, 128, 128], Enumerable.Range(0, 9).Select(_ => rsa.ReadIntegerBytes().Length));
        Assert.False(rsa.HasData);
    }

    [Fact]
    public void Placeholders_are_found_again_in_the_filled_text()
    {
        var filled = ExampleTemplate.Parse("é={hex:4}:{b64(x{digits:1})}{uuid}").Fill(5);
        Assert.Equal(["hex 3+4", "b64 8+4", "uuid 12+36"], filled.Placeholders.Select(placeholder => $"{placeholder.Name} {placeholder.Span.Start}+{placeholder.Span.Length}"));
        Assert.Equal(48, filled.Bytes.Length);
        Assert.Equal(filled.ToString(), Encoding.UTF8.GetString(filled.Bytes));
    }

    [Fact]
    public void A_seed_gives_the_same_text_on_every_framework_and_another_seed_another()
    {
        const string Everything =
            "{alnum:40}{alnumlower:9}{alpha:9}{base64:43}={base64url:43}{of:abc:20}{uuid}{jwt}{words:9}{hex:9}{crc32-base62}{b64({digits:40})}"
            + "{pem:RSA PRIVATE KEY}{pem:PRIVATE KEY}{pem:EC PRIVATE KEY}{pem:DSA PRIVATE KEY}{pem:OPENSSH PRIVATE KEY}{pem:PGP PRIVATE KEY BLOCK}";
        Assert.Equal("04D4B78AB8963031", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Fill(Everything, 20260101))))[..16]);
        Assert.Equal(Fill(Everything, 1), Fill(Everything, 1));
        Assert.NotEqual(Fill(Everything, 1), Fill(Everything, 2));
    }

    [Theory]
    [InlineData("a{hx:4}", 2, "there is no placeholder 'hx'; did you mean 'hex'? Write {{ and }} for braces.")]
    [InlineData("{ \"a\": 1 }", 1, "there is no placeholder ' \"a\"'. Write {{ and }} for braces.")]
    [InlineData("{hex:4", 0, "{ has no closing }; write {{ for the character")]
    [InlineData("ab}c", 2, "} closes nothing; write }} for the character")]
    [InlineData("{hex}", 1, "'hex' needs a length: {hex:20}")]
    [InlineData("{hex:}", 1, "'hex' needs a length: {hex:20}")]
    [InlineData("{hex:0}", 5, "the length '0' must be a whole number from 1 to 10000")]
    [InlineData("{hex:-1}", 5, "the length '-1' must be a whole number from 1 to 10000")]
    [InlineData("{words:10001}", 7, "the length '10001' must be a whole number from 1 to 10000")]
    [InlineData("{of:abc}", 1, "'of' needs characters and a number: {of:ABC:20}")]
    [InlineData("{of::3}", 1, "'of' needs characters and a number: {of:ABC:20}")]
    [InlineData("{of:abc:x}", 8, "the length 'x' must be a whole number from 1 to 10000")]
    [InlineData("{uuid:4}", 6, "'uuid' takes no argument")]
    [InlineData("{jwt:}", 5, "'jwt' takes no argument")]
    [InlineData("{pem}", 1, "'pem' needs a label: {pem:PRIVATE KEY}")]
    [InlineData("{pem:Key}", 5, "a PEM label is of upper-case letters, digits and spaces")]
    [InlineData("x{crc32-base62}", 2, "'crc32-base62' needs a placeholder before it")]
    [InlineData("{hex:4}{b64({crc32-base62})}", 13, "'crc32-base62' needs a placeholder before it")]
    [InlineData("{base58check:80}", 1, "'base58check' needs bytes in hex digits and a number: {base58check:80:32}")]
    [InlineData("{base58check:8:32}", 1, "'base58check' needs bytes in hex digits and a number: {base58check:80:32}")]
    [InlineData("{base58check:80:x}", 16, "the length 'x' must be a whole number from 1 to 10000")]
    [InlineData("{bech32:32}", 1, "'bech32' needs a readable part and a number: {bech32:acme:32}")]
    [InlineData("a{b64(b{hex:4}", 1, "{b64( has no closing )}")]
    [InlineData("{b64({b64({b64({b64({b64({b64({b64({b64({b64(x)})})})})})})})})}", 40, "{b64( is nested deeper than 8")]
    public void Mistakes_are_shown_at_their_place(string template, int offset, string message)
    {
        var wrong = Assert.Throws<ExampleTemplateException>(() => ExampleTemplate.Parse(template));
        Assert.Equal((offset, message), (wrong.Offset, wrong.Message));
    }

    private static ReadOnlySpan<byte> Of(FilledExample example, int placeholder)
    {
        var span = example.Placeholders[placeholder].Span;
        return example.Bytes.Slice(span.Start, span.Length);
    }

    private static string Fill(string template, ulong seed) => ExampleTemplate.Parse(template).Fill(seed).ToString();
}
