using System.CommandLine;
using GraphQLApi.Analytics;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Server.Commands;

/// <summary><c>export schema</c>: the SDL, as it is committed in schema/schema.graphql; and <c>export query</c>.</summary>
internal static class ExportCommand
{
    public static Command Create(CommandContext context)
    {
        var output = new Option<string?>("--output", "-o") { Description = "Write to this file instead of standard output.", HelpName = "FILE" };
        var schema = new Command("schema", "Print the schema in the schema definition language.") { output };
        schema.SetAction((parsed, cancellationToken) => WriteAsync(context, parsed.GetValue(output), cancellationToken));
        return new Command("export", "Write what other tools read.") { schema, ExportQueryCommand.Create(context) };
    }

    private static async Task<int> WriteAsync(CommandContext context, string? file, CancellationToken cancellationToken)
    {
        var text = SchemaPrinter.Print(AnalyticsSchema.Build(new AnalyticsOptions())) + '\n';
        if (file is null)
            await context.Output.WriteAsync(text.AsMemory(), cancellationToken);
        else
            await File.WriteAllTextAsync(file, text, cancellationToken);
        return ExitCode.Ok;
    }
}
