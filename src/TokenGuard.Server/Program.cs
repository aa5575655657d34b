using TokenGuard.Server.Commands;

return await ServerCommands.RunAsync(args, new(), TimeProvider.System, CancellationToken.None);
