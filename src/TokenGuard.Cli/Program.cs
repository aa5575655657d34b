using TokenGuard.Cli;

return await Tokenguard.RunAsync(args, StandardStreams.Open(), TimeProvider.System);
