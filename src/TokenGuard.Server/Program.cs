using System.CommandLine;
using TokenGuard.Server.Commands;

return await new RootCommand("Servers that go with the scanner: a sandbox in which tokens can be verified and revoked without an account.")
{
    new SandboxCommand(TimeProvider.System),
    new DemoCommand(TimeProvider.System),
}.Parse(args).InvokeAsync();
