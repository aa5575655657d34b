using TokenGuard.RuleCompiler;

if (args.Length == 0)
{
    Console.Error.WriteLine("RuleCompiler : error TGR002: usage: RuleCompiler <out> <file | @list>…");
    return 1;
}

var errors = RuleCompilation.Run(args[0], args[1..]);
foreach (var error in errors)
{
    Console.WriteLine(error);
}

return errors.Count == 0 ? 0 : 1;
