using System.CommandLine;
using System.Text.Json;
using GraphQLApi.Analytics.Access;
using GraphQLApi.Cache.Access;
using GraphQLApi.Engine;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Response;
using GraphQLApi.Engine.Response.Tables;
using GraphQLApi.Server.Export;
using GraphQLApi.Server.Settings;

namespace GraphQLApi.Server.Commands;

/// <summary><c>export query</c>: the answer to a document as a file, read from the database without a server.</summary>
internal static class ExportQueryCommand
{
    private const string StandardOutput = "-";

    private static readonly Argument<string> Document = new("file") { Description = "The GraphQL document.", HelpName = "FILE.graphql" };
    private static readonly Option<string?> Variables = new("--variables") { Description = "A JSON object, or @FILE that holds one.", HelpName = "JSON" };
    private static readonly Option<string?> Operation = new("--operation") { Description = "Which operation of the document, where there are several.", HelpName = "NAME" };
    private static readonly Option<string> Format = new("--format") { Description = "csv and ndjson write every row; json the answer as the server gives it.", DefaultValueFactory = _ => "csv" };
    private static readonly Option<string> Output = new("--output", "-o") { Description = "The file; - is standard output.", DefaultValueFactory = _ => StandardOutput, HelpName = "OUT" };
    private static readonly Option<string?> Lists = new("--" + TableParameters.Lists) { Description = "Lists in one cell, or in a row for each element.", HelpName = "join|explode" };
    private static readonly Option<string?> TimeZone = new("--" + TableParameters.TimeZone) { Description = "Show times in this IANA zone instead of UTC.", HelpName = "ZONE" };
    private static readonly Option<string?> ByteOrderMark = new("--" + TableParameters.ByteOrderMark) { Description = "1: begin with a byte order mark, for Excel.", HelpName = "0|1" };
    private static readonly Option<string?> Formulas = new("--" + TableParameters.Formulas) { Description = "escape (default) puts ' before text that a spreadsheet would run; keep does not.", HelpName = "escape|keep" };
    private static readonly Option<bool> RequireComplete = new("--require-complete") { Description = "Write nothing and exit 1 where a part of the asked time is missing." };

    public static Command Create(CommandContext context)
    {
        Format.AcceptOnlyFromAmong("csv", "ndjson", "json");
        var command = new Command("query", "Write the answer to a document: all rows of one connection or metrics result, from one snapshot of the database.")
        {
            Document, Variables, Operation, Format, Output, Lists, TimeZone, ByteOrderMark, Formulas, RequireComplete,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, context, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CommandContext context, CancellationToken cancellationToken)
    {
        var request = await ReadAsync(parsed, cancellationToken);
        TableFormat? format = parsed.GetValue(Format) switch { "csv" => TableFormat.Csv, "ndjson" => TableFormat.Ndjson, _ => null };
        var options = format is { } form ? ReadOptions(form, Parameters(parsed)) : null;
        if (format is null && (Parameters(parsed).Count > 0 || parsed.GetValue(RequireComplete)))
            throw new SettingsException("--format json is the answer as it is and takes no options of tables. Write @freshness(requireComplete: true) into the document instead of --require-complete.");
        await using var services = await VerbServices.OpenAsync(context, ServerBuilder.BuildForQueries, cancellationToken);
        await using var scope = services.Provider.CreateAsyncScope();
        await using var file = OutputFile.Open(parsed.GetValue(Output)!, context); // has a default
        return options is null
            ? await WriteAnswerAsync(scope.ServiceProvider, request, file, context, cancellationToken)
            : await WriteTableAsync(scope.ServiceProvider, request, format!.Value, options, parsed.GetValue(RequireComplete), file, context, cancellationToken); // options belong to a format
    }

    private static async Task<int> WriteAnswerAsync(
        IServiceProvider services, GraphQLRequest request, OutputFile file, CommandContext context, CancellationToken cancellationToken)
    {
        var result = await services.GetRequiredService<RequestPipeline>().ExecuteAsync(request, services, Attach, cancellationToken);
        if (result.Errors.Count > 0)
            return Refuse(context, result);
        await using (var writer = new StreamWriter(file.Stream, leaveOpen: true))
            await writer.WriteLineAsync(ResponseWriter.ToJson(result).AsMemory(), cancellationToken);
        file.Finish();
        return ExitCode.Ok;
    }

    private static async Task<int> WriteTableAsync(
        IServiceProvider services, GraphQLRequest request, TableFormat format, TableOptions options, bool requiresComplete, OutputFile file, CommandContext context,
        CancellationToken cancellationToken)
    {
        var opening = await services.GetRequiredService<TableExport>()
            .OpenAsync(request, format, options, services, Attach, countsRows: context.IsErrorInteractive, cancellationToken);
        if (opening.Table is not { } table)
            return Refuse(context, opening.Refusal!); // one of the two is set
        await using (table)
        {
            Warn(table, context);
            if (requiresComplete && table.Coverage is { Complete: false })
                return ExitCode.Failed;
            var progress = new ExportProgress(context, table);
            try
            {
                await foreach (var piece in table.ReadAsync())
                {
                    await file.Stream.WriteAsync(piece, cancellationToken);
                    progress.Show();
                }
            }
            catch (Engine.Http.BrokenAnswerException exception)
            {
                progress.End();
                context.Error.WriteLine(exception.Message);
                return ExitCode.Failed;
            }

            file.Finish();
            progress.End();
            if (!file.IsStandardOutput)
                context.Output.WriteLine(progress.Summary);
            return ExitCode.Ok;
        }
    }

    // Whoever may open the database's file may read all of it.
    private static void Attach(Engine.Types.RequestContext request) => new Caller("command line", AccessScopes.All, Visibility.All).Attach(request);

    private static void Warn(OpenTable table, CommandContext context)
    {
        if (table.Coverage is { Complete: false } coverage)
        {
            var missing = coverage.Missing.Count > 0 ? $" missing {TableHeaders.Gaps(coverage.Missing)}." : "";
            var saturated = coverage.Saturated.Count > 0 ? $" The vendor shows only a part of {TableHeaders.Gaps(coverage.Saturated)}." : "";
            context.Error.WriteLine($"Incomplete:{missing}{saturated} Run backfill for that time.");
        }

        foreach (var sentence in TableHeaders.Sentences(table))
            context.Error.WriteLine($"Warning: {sentence}");
        if (table.IsTruncated)
            context.Error.WriteLine("Warning: groups were left out, by first or by GraphQL:MaxBuckets.");
    }

    private static int Refuse(CommandContext context, ExecutionResult refusal)
    {
        foreach (var error in refusal.Errors)
            context.Error.WriteLine($"{error.Code}: {error.Message.ReplaceLineEndings(" ")}");
        return ExitCode.Failed;
    }

    private static async Task<GraphQLRequest> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var text = await File.ReadAllTextAsync(parsed.GetValue(Document)!, cancellationToken); // required
        return new GraphQLRequest(text)
        {
            OperationName = parsed.GetValue(Operation),
            Variables = parsed.GetValue(Variables) is { } variables ? await ReadVariablesAsync(variables, cancellationToken) : null,
        };
    }

    private static async Task<JsonElement> ReadVariablesAsync(string text, CancellationToken cancellationToken)
    {
        var json = text.StartsWith('@') ? await File.ReadAllTextAsync(text[1..], cancellationToken) : text;
        try
        {
            var variables = JsonElement.Parse(json);
            if (variables.ValueKind == JsonValueKind.Object)
                return variables;
        }
        catch (JsonException)
        {
            // Said below for both.
        }

        throw new SettingsException("--variables is not a JSON object. Write --variables '{\"from\": \"2026-03-02T00:00:00Z\"}', or --variables @FILE.");
    }

    private static TableOptions ReadOptions(TableFormat format, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        try
        {
            return TableParameters.Read(format, parameters);
        }
        catch (GraphQLException refusal)
        {
            throw new SettingsException(refusal.Message);
        }
    }

    private static List<KeyValuePair<string, string>> Parameters(ParseResult parsed) =>
    [
        .. new[] { Lists, TimeZone, ByteOrderMark, Formulas }
            .Select(option => KeyValuePair.Create(option.Name.TrimStart('-'), parsed.GetValue(option)))
            .Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value!)), // not null by the filter
    ];
}
