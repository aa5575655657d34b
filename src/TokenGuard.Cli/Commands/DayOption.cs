using System.CommandLine;
using System.Globalization;

namespace TokenGuard.Cli.Commands;

/// <summary>An option whose value is a day.</summary>
internal sealed class DayOption : Option<DateOnly?>
{
    public const string Form = "yyyy-MM-dd";

    public DayOption(string name, string description)
        : base(name)
    {
        Description = description;
        HelpName = "YYYY-MM-DD";
        CustomParser = result =>
        {
            var text = result.Tokens is [var token] ? token.Value : "";
            if (DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            result.AddError($"{name} needs a day such as 2027-03-31, not '{text}'");
            return null;
        };
    }
}
