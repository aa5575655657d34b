using System.Text;
using TokenGuard.Sources.Archives;
using static TokenGuard.Sources.Tests.Archives.ArchiveBuilding;
using static TokenGuard.Sources.Tests.Archives.PdfBuilding;

namespace TokenGuard.Sources.Tests.Archives;

public sealed class PdfTests
{
    private static readonly ArchiveOptions Documents = new() { Documents = true };

    [Fact]
    public void A_file_is_opened_only_when_documents_are_wanted()
    {
        var file = Page("BT /F1 12 Tf 72 700 Td (one) Tj 0 -14 Td (two) Tj ET");
        Assert.Equal(["a.pdf!page-1.txt=one\ntwo", "a.pdf!strings.txt="], ArchiveReading.Of("a.pdf", file, Documents).Read);
        Assert.StartsWith("a.pdf=%PDF", Assert.Single(ArchiveReading.Of("a.pdf", file).Read), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[(to) 40 (k) -30 (en)] TJ", "token")]
    [InlineData("[(two) -400 (words)] TJ", "two words")]
    [InlineData("(t) Tj 7.2 0 Td (o) Tj 7.2 0 Td (k) Tj", "tok")]
    [InlineData("(key:) Tj 60 0 Td (value) Tj", "key: value")]
    [InlineData("14 TL (a) Tj T* (b) Tj (c) ' 0 0 (d) \"", "a\nb\nc\nd")]
    [InlineData("3 Tc (far) Tj", "far")]
    [InlineData("(a\\(b\\)\\101\\\nc) Tj <64 65> Tj", "a(b)Acde")]
    [InlineData("2 0 0 2 72 500 Tm (a) Tj 1 0 0 1 86.4 500 Tm (b) Tj", "ab")]
    [InlineData("(a) Tj BI /W 1 /H 1 ID \u0001EI\u0002(x) Tj\u0003 EI (b) Tj", "ab")]
    public void Lines_and_words_are_as_one_sees_them(string operators, string expected) =>
        Assert.Equal(expected, TextOf(Page($"BT /F1 12 Tf 72 700 Td {operators} ET")));

    [Theory]
    [InlineData("<01> <02>", "1 beginbfrange <01> <02> <0078> endbfrange", "xy")]
    [InlineData("<0102>", "1 beginbfchar <0102> <00660069> endbfchar", "fi")]
    [InlineData("<00050006>", "1 beginbfrange <0005> <0006> [<0041> <D83DDE00>] endbfrange", "A\U0001F600")]
    public void A_font_says_what_its_codes_mean(string codes, string map, string expected)
    {
        var isComposite = codes.Length > 9 || codes == "<0102>";
        var font = isComposite ? "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 7 0 R >>" : "<< /Type /Font /Subtype /TrueType /Widths [500] /ToUnicode 7 0 R >>";
        Assert.Equal(expected, TextOf(Page($"BT /F2 12 Tf 72 700 Td {codes.Replace("> <", "", StringComparison.Ordinal)} Tj ET", font, Deflated(map))));
    }

    [Fact]
    public void Glyphs_are_known_by_their_names()
    {
        var font = "<< /Type /Font /Subtype /Type1 /Encoding << /Differences [1 /k /equal /one.alt 9 /uni0041 /underscore] >> >>";
        Assert.Equal("k=A_b", TextOf(Page("BT /F2 12 Tf (\\001\\002\\011\\012b) Tj ET", font)));
    }

    [Theory]
    [InlineData("/ASCIIHexDecode", "42 54 20 2f 46 31 20 31 20 54 66 20 28 61 29 20 54 6a>")]
    [InlineData("/ASCII85Decode", "6<#'\\7PQ#?+B2qq-t+PI<,)~>")]
    [InlineData("/RunLengthDecode", "\u0011BT /F1 1 Tf (a) Tj\u0080")]
    public void Filters_are_undone(string filter, string packed) =>
        Assert.Equal("a", TextOf(Page("", "null", "null").Replaced("<<  /Length 0 >>\nstream\n\nendstream", Stream(packed, $"/Filter {filter}"))));

    [Fact]
    public void Filters_stand_behind_each_other_with_rows_as_differences()
    {
        const string Content = "BT /F1 1 Tf (abcdefgh) Tj ET";
        var rows = string.Concat(Content.Chunk(4).Select(row => "\u0001" + string.Concat(row.Select((c, i) => (char)((c - (i > 0 ? row[i - 1] : 0)) & 0xFF)))));
        var hex = Convert.ToHexString(Encoding.Latin1.GetBytes(Deflate(rows))) + ">";
        var stream = Stream(hex, "/Filter [/ASCIIHexDecode /FlateDecode] /DecodeParms [null << /Predictor 12 /Columns 4 >>]");
        Assert.Equal("abcdefgh", TextOf(Page("", "null").Replaced("<<  /Length 0 >>\nstream\n\nendstream", stream)));
    }

    [Fact]
    public void The_older_compression_is_known()
    {
        byte[] codes = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];
        var packed = PdfLzwText(codes);
        Assert.Equal("-----A---B", packed);
    }

    [Fact]
    public void Packed_objects_and_forms_are_seen_through()
    {
        const string Font = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>";
        var file = Page(
            "q 1 0 0 1 5 5 cm /X Do Q", "null",
            Deflated("BT /F9 12 Tf (in a form) Tj ET", "/Type /XObject /Subtype /Form /Resources << /Font << /F9 20 0 R >> >>"),
            Deflated($"20 0 21 {Font.Length} {Font} << /Title (packed) >>", $"/Type /ObjStm /N 2 /First {$"20 0 21 {Font.Length} ".Length}"));
        Assert.Equal(["a.pdf!page-1.txt=in a form", "a.pdf!strings.txt=Title: packed\n"], ArchiveReading.Of("a.pdf", file, Documents).Read);
    }

    [Fact]
    public void What_stands_outside_pages_is_read_too()
    {
        var utf16 = "\u00FE\u00FF\0v\0a\0l";
        var file = Page(
            "", "<< /Title (My title) /Author <FEFF0041> /ID (\u0001\u0002) >>",
            "<< /Type /Annot /A << /S /URI /URI (https://acme.example/?a=1) >> /Contents (note) >>",
            $"<< /FT /Tx /T (field) /V ({utf16}) /JS 9 0 R >>",
            Deflated("app.alert(1)"),
            Deflated("<x:xmpmeta/>", "/Type /Metadata"));
        Assert.Equal(
            [
                "a.pdf!page-1.txt=",
                "a.pdf!strings.txt=Title: My title\nAuthor: A\nURI: https://acme.example/?a=1\nContents: note\nT: field\nV: val\nJS: app.alert(1)\n",
                "a.pdf!metadata-10.xml=<x:xmpmeta/>",
            ],
            ArchiveReading.Of("a.pdf", file, Documents).Read);
    }

    [Fact]
    public void Attached_files_are_files_and_opened_like_others()
    {
        var zip = Encoding.Latin1.GetString(Zip(("in.env", Bytes("a line"))));
        var file = Page("", "<< /Type /Filespec /F (../a.zip) /EF << /F 7 0 R >> >>", Deflated(zip, "/Type /EmbeddedFile"), Deflated("plain", "/Type /EmbeddedFile"));
        Assert.Equal(
            ["a.pdf!page-1.txt=", "a.pdf!strings.txt=F: ../a.zip\n", @"a.pdf!files/\x2E\x2E/a.zip!in.env=a line", "a.pdf!files/object-8=plain"],
            ArchiveReading.Of("a.pdf", file, Documents).Read);
    }

    [Fact]
    public void Pages_come_in_the_order_of_their_tree_and_then_those_that_it_has_lost()
    {
        static string PageOf(int content) => $"<< /Type /Page /Parent 2 0 R /Contents {content} 0 R /Resources << /Font << /F1 9 0 R >> >> >>";
        static string Say(string text) => Stream($"BT /F1 9 Tf ({text}) Tj ET");
        var file = Pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Kids [5 0 R 4 0 R] >>", PageOf(6), PageOf(7), PageOf(8), Say("lost"), Say("second"), Say("first"), "<< /Type /Font /Subtype /Type1 >>");
        Assert.Equal(["a.pdf!page-1.txt=first", "a.pdf!page-2.txt=second", "a.pdf!page-3.txt=lost", "a.pdf!strings.txt="], ArchiveReading.Of("a.pdf", file, Documents).Read);
    }

    [Fact]
    public void Of_an_object_that_stands_twice_the_later_one_counts()
    {
        var file = Page("BT /F1 9 Tf (old) Tj ET");
        byte[] changed = [.. file, .. Bytes("4 0 obj\n" + Stream("BT /F1 9 Tf (new) Tj ET") + "\nendobj\n")];
        Assert.Equal("new", TextOf(changed));
    }

    [Fact]
    public void An_encrypted_file_is_told_of()
    {
        var reading = ArchiveReading.Of("a.pdf", Pdf("/Encrypt 2 0 R", ["<< /Type /Catalog >>", "<< /Filter /Standard >>"]), Documents);
        Assert.Equal(["a.pdf: 1 of its files are encrypted and were not read"], reading.Notices);
        Assert.Empty(reading.Problems);
        Assert.Empty(reading.Read);
    }

    private static string TextOf(byte[] file) => ArchiveReading.Of("a.pdf", file, Documents).Read[0]["a.pdf!page-1.txt=".Length..];

    private static string PdfLzwText(byte[] codes) =>
        Encoding.Latin1.GetString([.. Sources.Archives.Formats.Pdf.PdfLzw.Decode(new MemoryStream(codes), isEarly: true).SelectMany(bytes => bytes)]);
}
