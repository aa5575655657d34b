namespace TokenGuard.Cli.RuleExchange.Gitleaks;

/// <summary>A word, text or mark of a filter.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The word, the text's content or the mark.</param>
/// <param name="Start">Where it begins in the filter.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct FilterToken(FilterTokenKind Kind, string Text, int Start, int End);

/// <summary>The kinds of tokens of filters.</summary>
internal enum FilterTokenKind
{
    Mark,
    Word,
    Number,
    Text,
    End,
}
