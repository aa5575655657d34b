using System.Text;
using TokenGuard.Engine;

namespace TokenGuard.TokenApi.Zendesk;

/// <summary>The first characters of a token's value, as Zendesk's lists show them to tell tokens apart.</summary>
/// <param name="Text">Without dots and mask characters; empty if the list shows nothing.</param>
public readonly record struct VisiblePrefix(string Text)
{
    /// <summary>Zendesk shows ten; whatever is longer may be a value and is cut.</summary>
    private const int Longest = 10;

    public static VisiblePrefix None { get; } = new("");

    public bool IsEmpty => string.IsNullOrEmpty(Text);

    /// <summary>Reads what a list shows.</summary>
    public static VisiblePrefix Of(string? shown)
    {
        var text = (shown ?? "").Trim().TrimEnd('.', '…', '*', '•', '●', '·');
        return new VisiblePrefix(text.Length > Longest ? text[..Longest] : text);
    }

    /// <summary>True if the value begins so.</summary>
    public bool Begins(Secret value) => !IsEmpty && value.Reveal().StartsWith(Encoding.UTF8.GetBytes(Text));

    public override string ToString() => IsEmpty ? "" : Text + "…";
}
