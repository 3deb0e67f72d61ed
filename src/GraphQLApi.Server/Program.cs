using GraphQLApi.Server.Commands;

using var stop = new StopSignal();
return await CommandLine.RunAsync(args, CommandContext.OfProcess(stop.Token));
