using System.Numerics;

namespace TokenGuard.Sources.Archives.Formats.Pdf;

/// <summary>Runs the operators of a page, as far as they have to do with text. ISO 32000-1, sections 8.2 and 9.4.</summary>
internal sealed class PdfPageText(PdfFile file, PdfFonts fonts, ArchiveInput input)
{
    private const int DeepestForms = 12;
    private const int MostForms = 10_000;
    private const int MostOperands = 1_000_000;
    private const int MostSaved = 256;
    private const int StepsBetweenLooks = 256;
    private const float MovedByKerning = -170;

    private readonly PdfTextLines lines = new();
    private readonly Stack<PdfTextState> saved = new();
    private PdfTextState state = new();
    private Matrix3x2 text = Matrix3x2.Identity;
    private Matrix3x2 line = Matrix3x2.Identity;
    private bool wasMoved;
    private int steps;
    private int forms;

    /// <summary>The text of a page.</summary>
    /// <param name="content">Its operators.</param>
    /// <param name="resources">What they name.</param>
    public string Read(ReadOnlyMemory<byte> content, PdfDictionary? resources)
    {
        Run(content, resources, 0);
        return lines.ToString();
    }

    private void Run(ReadOnlyMemory<byte> content, PdfDictionary? resources, int depth)
    {
        var lexer = new PdfLexer(content, 0);
        var operands = new List<object?>();
        while (!lines.IsFull && lexer.Read() is var item && !ReferenceEquals(item, PdfLexer.End))
        {
            if (item is PdfOperator word)
            {
                Run(word.Text, operands, resources, depth, lexer, content);
                operands.Clear();
            }
            else if (operands.Count < MostOperands)
            {
                operands.Add(item);
            }
        }
    }

    private void Run(string word, List<object?> operands, PdfDictionary? resources, int depth, PdfLexer lexer, ReadOnlyMemory<byte> content)
    {
        Look();
        switch (word)
        {
            case "q" when saved.Count < MostSaved: saved.Push(state); break;
            case "Q" when saved.Count > 0: state = saved.Pop(); break;
            case "cm": state.Page = MatrixOf(operands) * state.Page; break;
            case "BT": (text, line) = (Matrix3x2.Identity, Matrix3x2.Identity); wasMoved = true; break;
            case "Tf": (state.Font, state.Size) = (fonts.Find(resources, operands.ElementAtOrDefault(0) as PdfName), Number(operands, 1)); break;
            case "Tc": state.CharacterSpace = Number(operands, 0); break;
            case "Tw": state.WordSpace = Number(operands, 0); break;
            case "Tz": state.Stretch = Number(operands, 0) / 100; break;
            case "TL": state.Leading = Number(operands, 0); break;
            case "Td": Move(Number(operands, 0), Number(operands, 1)); break;
            case "TD": state.Leading = -Number(operands, 1); Move(Number(operands, 0), Number(operands, 1)); break;
            case "Tm": line = MatrixOf(operands); text = line; wasMoved = true; break;
            case "T*": Move(0, -state.Leading); break;
            case "Tj": Show(operands.ElementAtOrDefault(0)); break;
            case "'": Move(0, -state.Leading); Show(operands.ElementAtOrDefault(0)); break;
            case "\"":
                (state.WordSpace, state.CharacterSpace) = (Number(operands, 0), Number(operands, 1));
                Move(0, -state.Leading);
                Show(operands.ElementAtOrDefault(2));
                break;
            case "TJ": (operands.ElementAtOrDefault(0) as List<object?>)?.ForEach(Show); break;
            case "Do": Draw(operands.ElementAtOrDefault(0) as PdfName, resources, depth); break;
            case "ID": SkipPicture(lexer, content.Span); break;
        }
    }

    // Operators and glyphs are both without limit.
    private void Look()
    {
        if (++steps % StepsBetweenLooks == 0)
        {
            input.GoOn();
        }
    }

    private void Move(float x, float y)
    {
        line = Matrix3x2.CreateTranslation(x, y) * line;
        text = line;
        wasMoved = true;
    }

    private void Show(object? item)
    {
        if (item is double kerning)
        {
            text = Matrix3x2.CreateTranslation((float)kerning * -0.001f * state.Size * state.Stretch, 0) * text;
            wasMoved |= kerning < MovedByKerning;
        }
        else if (item is byte[] bytes && state.Font is { } font)
        {
            foreach (var glyph in font.Glyphs(bytes))
            {
                Show(glyph, font.HasWidths);
            }
        }
    }

    private void Show(PdfGlyph glyph, bool isMeasured)
    {
        Look();
        var toPage = text * state.Page;
        var at = new Matrix3x2(state.Size * state.Stretch, 0, 0, state.Size, 0, 0) * toPage;
        var width = ((glyph.Width * state.Size) + state.CharacterSpace + (glyph.IsSpace ? state.WordSpace : 0)) * state.Stretch;
        lines.Add(glyph, at, Vector2.TransformNormal(new Vector2(width, 0), toPage), isMeasured, wasMoved);
        text = Matrix3x2.CreateTranslation(width, 0) * text;
        wasMoved = false;
    }

    // A form draws in the state of the page, and leaves it as it was.
    private void Draw(PdfName? name, PdfDictionary? resources, int depth)
    {
        if (name is null || depth == DeepestForms
            || file.Resolve(file.Dictionary(resources?["XObject"])?[name.Text]) is not PdfStream form || !form.Dictionary.Is("Subtype", "Form"))
        {
            return;
        }

        // Ten of them that each draw ten others go on for ever.
        if (++forms > MostForms)
        {
            input.NoteDamage($"has a page of more than {MostForms:N0} forms in each other, of which the first ones were read");
            return;
        }

        var (before, beforeText, beforeLine) = (state, text, line);
        if (file.Resolve(form.Dictionary["Matrix"]) is List<object?> matrix)
        {
            state.Page = MatrixOf(matrix) * state.Page;
        }

        Run(file.Unpack(form), file.Dictionary(form.Dictionary["Resources"]) ?? resources, depth + 1);
        (state, text, line) = (before, beforeText, beforeLine);
    }

    // Nobody says how long it is: its end stands between white space.
    private static void SkipPicture(PdfLexer lexer, ReadOnlySpan<byte> content)
    {
        for (int found; (found = content[Math.Min(content.Length, lexer.Position)..].IndexOf("EI"u8)) >= 0;)
        {
            var at = lexer.Position + found;
            lexer.Position = at + 2;
            if (at > 0 && PdfLexer.IsSpace(content[at - 1]) && (at + 2 == content.Length || PdfLexer.IsSpace(content[at + 2])))
            {
                return;
            }
        }

        lexer.Position = content.Length;
    }

    private static float Number(List<object?> operands, int index) => operands.ElementAtOrDefault(index) is double number ? (float)number : 0;

    private static Matrix3x2 MatrixOf(List<object?> n) => n.Count < 6 ? Matrix3x2.Identity
        : new Matrix3x2(Number(n, 0), Number(n, 1), Number(n, 2), Number(n, 3), Number(n, 4), Number(n, 5));
}
