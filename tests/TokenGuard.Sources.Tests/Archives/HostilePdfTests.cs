using System.Text;
using TokenGuard.Sources.Archives;
using static TokenGuard.Sources.Tests.Archives.PdfBuilding;

namespace TokenGuard.Sources.Tests.Archives;

public sealed class HostilePdfTests
{
    private static readonly ArchiveOptions Documents = new() { Documents = true };

    [Fact]
    public void Pages_that_go_in_circles_or_very_deep_end()
    {
        string[] Chain(int length, int last) =>
            ["<< /Type /Catalog /Pages 2 0 R >>", .. Enumerable.Range(0, length).Select(i => $"<< /Type /Pages /Parent 2 0 R /Kids [{(i < length - 1 ? i + 3 : last)} 0 R] >>")];
        Assert.Equal(["a.pdf!strings.txt="], ArchiveReading.Of("a.pdf", Pdf(Chain(1500, last: 2)), Documents).Read);
        Assert.Equal(["a.pdf!page-1.txt=", "a.pdf!strings.txt="], ArchiveReading.Of("a.pdf", Pdf([.. Chain(30_000, last: 30_002), "<< /Type /Page /Parent 30001 0 R >>"]), Documents).Read);
    }

    [Fact]
    public void References_that_go_in_circles_lead_nowhere()
    {
        var file = Page("BT /F1 9 Tf (text) Tj ET /X Do", "6 0 R", Stream("/X Do", "/Type /XObject /Subtype /Form"), "9 0 R", "8 0 R");
        Assert.Equal("a.pdf!page-1.txt=text", ArchiveReading.Of("a.pdf", file, Documents).Read[0]);
    }

    [Fact]
    public void Forms_that_draw_ten_others_each_are_drawn_a_limited_number_of_times()
    {
        var objects = Enumerable.Range(7, 11).Select(number => Stream(
            number == 17 ? "BT /F1 9 Tf (x) Tj ET" : string.Concat(Enumerable.Repeat("/X Do ", 10)),
            $"/Type /XObject /Subtype /Form /Resources << /Font << /F1 5 0 R >> /XObject << /X {number + 1} 0 R >> >>"));
        var reading = ArchiveReading.Of("a.pdf", Page("/X Do", ["null", .. objects]), Documents);
        Assert.Equal("a.pdf: has a page of more than 10,000 forms in each other, of which the first ones were read", Assert.Single(reading.Problems));
    }

    [Fact]
    public void A_map_of_four_billion_codes_costs_nothing()
    {
        var font = "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 7 0 R >>";
        var map = "1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange 1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange";
        Assert.Equal("a.pdf!page-1.txt=B", ArchiveReading.Of("a.pdf", Page("BT /F2 9 Tf <0001> Tj ET", font, Stream(map)), Documents).Read[0]);
    }

    [Fact]
    public void Filters_in_filters_are_a_bomb_like_any_other()
    {
        var bomb = Deflate(Deflate(new string('\0', 20_000_000)));
        var file = Page("", "null", Stream(bomb, "/Type /EmbeddedFile /Filter [/FlateDecode /FlateDecode]"), Stream("kept", "/Type /Metadata"));
        var reading = ArchiveReading.Of("a.pdf", file, Documents);
        Assert.Equal("a.pdf: unpacks to more than 200 times its size (--archive-ratio); the rest was not read", Assert.Single(reading.Problems));
        var filters = Page("", "null", Stream("", $"/Type /EmbeddedFile /Filter [{string.Concat(Enumerable.Repeat("/FlateDecode ", 9))}]"));
        Assert.Contains("more than 8 filters", Assert.Single(ArchiveReading.Of("a.pdf", filters, Documents).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_are_nested_too_deep_are_told_and_their_neighbours_read()
    {
        var reading = ArchiveReading.Of("a.pdf", Page("BT /F1 9 Tf (text) Tj ET", new string('[', 100_000), "<< /Title (kept) >>"), Documents);
        Assert.Contains("nested", Assert.Single(reading.Problems), StringComparison.Ordinal);
        Assert.Equal("a.pdf!page-1.txt=text", reading.Read[0]);
        var page = ArchiveReading.Of("a.pdf", Page(new string('[', 100_000), "null", "<< /Title (kept) >>"), Documents);
        Assert.StartsWith("a.pdf!page-1.txt: is broken", Assert.Single(page.Problems), StringComparison.Ordinal);
        Assert.Contains("a.pdf!strings.txt=Title: kept\n", page.Read);
    }

    [Fact]
    public void What_has_no_objects_is_named_and_read_as_it_is()
    {
        var reading = ArchiveReading.Of("a.pdf", Encoding.UTF8.GetBytes("%PDF-1.7\ntext"), Documents);
        Assert.Equal(["a.pdf=%PDF-1.7\ntext"], reading.Read);
        Assert.Contains("it holds no objects", Assert.Single(reading.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_cut_off_in_a_stream_is_named()
    {
        var file = Page("", "null", Stream("BT /F1 9 Tf (text) Tj ET"));
        var cut = file[..(Encoding.Latin1.GetString(file).LastIndexOf("(text)", StringComparison.Ordinal) + 6)];
        Assert.Equal("a.pdf: has a damaged stream: its end is missing", Assert.Single(ArchiveReading.Of("a.pdf", cut, Documents).Problems));
        Assert.Empty(ArchiveReading.Of("a.pdf", file, Documents).Problems);
    }

    [Fact]
    public void No_byte_can_be_changed_so_that_reading_it_fails()
    {
        var file = Page(
            "BT /F1 12 Tf 72 700 Td [(to) 40 (ken)] TJ /F2 9 Tf <0001> Tj ET /X Do",
            "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 8 0 R /DescendantFonts [<< /DW 1 /W [1 [2 3] 4 5 6] >>] >>",
            Deflated("BT /F1 9 Tf (form) Tj ET", "/Type /XObject /Subtype /Form /Matrix [1 0 0 1 0 0]"),
            Deflated("1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <0005> <0041> endbfrange"),
            Deflated("20 0 << /Title (t) >>", "/Type /ObjStm /N 1 /First 5"));
        for (var i = 0; i < file.Length; i++)
        {
            foreach (var value in new byte[] { 0xFF, (byte)'<', (byte)(file[i] ^ 0x10) })
            {
                byte[] changed = [.. file];
                changed[i] = value;
                Assert.InRange(ArchiveReading.Of("a.pdf", changed, Documents).Read.Count, 1, 4);
            }

            ArchiveReading.Of("a.pdf", file[..i], Documents, asStream: true);
        }
    }
}
