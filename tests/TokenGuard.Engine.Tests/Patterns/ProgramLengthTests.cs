using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Patterns.Programs;
using TokenGuard.Engine.Patterns.Syntax;

namespace TokenGuard.Engine.Tests.Patterns;

public class ProgramLengthTests
{
    [Theory]
    [InlineData("")]
    [InlineData("acme")]
    [InlineData("(?i)acme|wren|")]
    [InlineData("a?b??c*d*?e+f+?")]
    [InlineData("a{3}b{2,}c{0,4}d{1,4}?")]
    [InlineData("(?:a|bc){2,5}(?P<secret>[a-f]{8}(?:-[a-f]{4}){3})")]
    [InlineData("(?:a*)*(?:b?){2,}(?:c?)+")]
    [InlineData(@"\b(?:é|\x{1F511})\z")]
    public void Foresees_every_instruction(string pattern)
    {
        var parsed = PatternParser.Parse(pattern);
        var program = ProgramCompiler.Compile(parsed);

        // The start is the last instruction that is made, and the match the first.
        Assert.Equal(program.Start, program.Instructions.Length - 1);
        Assert.Equal(ProgramLength.Of(parsed.Root) + 2, program.Instructions.Length);
        Assert.Equal(Operation.Match, Assert.Single(program.Instructions, instruction => instruction.Operation == Operation.Match).Operation);
    }

    [Fact]
    public void Does_not_overflow()
    {
        var nested = string.Concat(Enumerable.Repeat("(?:", 8)) + "a" + string.Concat(Enumerable.Repeat("){1000}", 8));

        Assert.Contains("too large", Assert.Throws<PatternException>(() => Pattern.Parse(nested)).Message, StringComparison.Ordinal);
    }
}
