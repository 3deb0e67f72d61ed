using System.CommandLine;
using GraphQLApi.Analytics;
using GraphQLApi.Engine.Types;
using GraphQLApi.Server.Settings;

namespace GraphQLApi.Server.Commands;

/// <summary><c>export schema</c>: the SDL, as it is committed in schema/schema.graphql; <c>export settings</c>: the reference of the configuration; and <c>export query</c>.</summary>
internal static class ExportCommand
{
    public static Command Create(CommandContext context)
    {
        var output = new Option<string?>("--output", "-o") { Description = "Write to this file instead of standard output.", HelpName = "FILE" };
        var schema = new Command("schema", "Print the schema in the schema definition language.") { output };
        schema.SetAction((parsed, cancellationToken) => WriteAsync(context, Schema(), parsed.GetValue(output), cancellationToken));
        var settings = new Command("settings", "Print every setting with its default and meaning, as a Markdown table.") { output };
        settings.SetAction((parsed, cancellationToken) => WriteAsync(context, SettingReference.Write(AppContext.BaseDirectory), parsed.GetValue(output), cancellationToken));
        return new Command("export", "Write what other tools read.") { schema, settings, ExportQueryCommand.Create(context) };
    }

    private static string Schema() => SchemaPrinter.Print(AnalyticsSchema.Build(new AnalyticsOptions())) + '\n';

    private static async Task<int> WriteAsync(CommandContext context, string text, string? file, CancellationToken cancellationToken)
    {
        if (file is null)
            await context.Output.WriteAsync(text.AsMemory(), cancellationToken);
        else
            await File.WriteAllTextAsync(file, text, cancellationToken);
        return ExitCode.Ok;
    }
}
