using System.Globalization;

namespace TokenGuard.Engine.Rules.Toml;

/// <summary>Parses numbers, booleans and dates: the values that stand without quotes.</summary>
internal sealed class TomlScalarParser(TomlCursor cursor)
{
    /// <summary>Parses the scalar that starts here.</summary>
    public TomlValue Parse()
    {
        var start = cursor.Index;
        while (cursor.Current is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '+' or '-' or '_' or '.' or ':')
        {
            cursor.Index++;
        }

        var text = cursor.Source.Text.Substring(start, cursor.Index - start);
        if (text.Length == 0)
        {
            throw cursor.Fail($"expected a value, found {cursor.Describe()}");
        }

        return text switch
        {
            "true" => new TomlBoolean(start, true),
            "false" => new TomlBoolean(start, false),
            _ when LooksLikeDate(text) => Date(start, text),
            _ => Number(start, text),
        };
    }

    private static bool LooksLikeDate(string text) =>
        (text.Length > 4 && text[4] == '-' && text.Take(4).All(IsDigit)) || text.Contains(':');

    private TomlDate Date(int start, string text)
    {
        if (text.Length != 10)
        {
            throw cursor.Source.Fail(start, $"'{text}' is no date such as 2027-04-30; times are not supported");
        }

        return DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? new TomlDate(start, text)
            : throw cursor.Source.Fail(start, $"the date {text} does not exist");
    }

    private TomlValue Number(int start, string text)
    {
        var body = text[0] is '+' or '-' ? text[1..] : text;
        if (body is "inf" or "nan")
        {
            var special = body == "nan" ? double.NaN : text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
            return new TomlFloat(start, special);
        }

        if (body.Length > 2 && body[0] == '0' && body[1] is 'x' or 'o' or 'b')
        {
            return new TomlInteger(start, Prefixed(start, text));
        }

        if (body.Length == 0 || !IsDigit(body[0]))
        {
            throw cursor.Source.Fail(start, $"'{text}' is no value; expected a string in quotes, a number, a date, true, false, [ or {{");
        }

        var integerLength = DigitsLength(start, text, body, 0);
        if (body[0] == '0' && integerLength > 1)
        {
            throw cursor.Source.Fail(start, $"the number '{text}' starts with a zero");
        }

        return integerLength == body.Length
            ? new TomlInteger(start, Decimal(start, text))
            : new TomlFloat(start, Float(start, text, body, integerLength));
    }

    private long Decimal(int start, string text) =>
        long.TryParse(Plain(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw cursor.Source.Fail(start, $"the number {text} does not fit into 64 bits");

    private long Prefixed(int start, string text)
    {
        if (text[0] is '+' or '-')
        {
            throw cursor.Source.Fail(start, $"the number '{text}' may have no sign");
        }

        var radix = text[1] switch { 'x' => 16, 'o' => 8, _ => 2 };
        var value = 0L;
        for (var i = 2; i < text.Length; i++)
        {
            if (text[i] == '_' && i > 2 && text[i - 1] != '_' && i + 1 < text.Length)
            {
                continue;
            }

            var digit = text[i] < 128 ? Ascii.HexValue((byte)text[i]) : -1;
            if (digit < 0 || digit >= radix)
            {
                throw cursor.Source.Fail(start, $"'{text}' is no number of base {radix}");
            }

            if (value > (long.MaxValue - digit) / radix)
            {
                throw cursor.Source.Fail(start, $"the number {text} does not fit into 64 bits");
            }

            value = (value * radix) + digit;
        }

        return value;
    }

    private double Float(int start, string text, string body, int at)
    {
        if (body[at] == '.')
        {
            at++;
            at += DigitsLength(start, text, body, at);
        }

        if (at < body.Length && body[at] is 'e' or 'E')
        {
            at++;
            at += at < body.Length && body[at] is '+' or '-' ? 1 : 0;
            at += DigitsLength(start, text, body, at);
        }

        return at == body.Length
            ? double.Parse(Plain(text), NumberStyles.Float, CultureInfo.InvariantCulture)
            : throw NoNumber(start, text);
    }

    /// <summary>Length of digits with single underscores between them; at least one digit.</summary>
    private int DigitsLength(int start, string text, string body, int from)
    {
        var at = from;
        while (at < body.Length && (IsDigit(body[at]) || (body[at] == '_' && at > from && body[at - 1] != '_')))
        {
            at++;
        }

        return at > from && body[at - 1] != '_' ? at - from : throw NoNumber(start, text);
    }

    private TomlException NoNumber(int start, string text) => cursor.Source.Fail(start, $"'{text}' is no number");

    private static string Plain(string text) => text.Replace("_", "");

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
