using GraphQLApi.Analytics;
using GraphQLApi.Analytics.Access;
using GraphQLApi.Analytics.Paging;
using GraphQLApi.Engine;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Response;
using GraphQLApi.Engine.Response.Tables;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Server.Export;

/// <summary>Opens tables: runs a document up to its first rows, so that whatever is wrong with it is known before a byte is sent.</summary>
internal sealed partial class TableExport(RequestPipeline pipeline, ExportOptions options, ILogger<TableExport> logger)
{
    /// <param name="request">The document.</param>
    /// <param name="format">The form.</param>
    /// <param name="table">Its options.</param>
    /// <param name="services">The request's; alive until the table is disposed.</param>
    /// <param name="configure">Puts the caller into the request.</param>
    /// <param name="countsRows">Whether the number of rows is wanted beforehand, which costs a statement.</param>
    /// <param name="clientGone">Fires when nobody wants the table any more.</param>
    public async Task<TableOpening> OpenAsync(
        GraphQLRequest request, TableFormat format, TableOptions table, IServiceProvider services, Action<RequestContext>? configure, bool countsRows, CancellationToken clientGone)
    {
        var opening = await pipeline.OpenAsync(request, services, configure, options.MaxDuration, clientGone);
        if (opening.Query is not { } query)
            return new TableOpening(opening.Refusal, null);
        var walk = new RowWalk(options.MaxRows) { CountsRows = countsRows };
        walk.Attach(query.Context);
        var open = new OpenTable(query, walk, Log);
        try
        {
            var rows = TableQuestion.Find(query.Fields);
            var shape = query.Table(rows, format, table);
            var first = await query.ExecuteAsync();
            if (first.Errors.Count == 0 && !walk.IsCut && !(walk.TotalCount > options.MaxRows))
            {
                open.MaskedColumns = MaskedColumns(query, rows);
                open.Begin(shape, first);
                return new TableOpening(null, open);
            }

            await open.DisposeAsync();
            return new TableOpening(first.Errors.Count > 0 ? first : ExecutionResult.Refused(RequestStep.Prepare, TooLong(walk.TotalCount)), null);
        }
        catch (GraphQLException refusal)
        {
            await open.DisposeAsync();
            return new TableOpening(ExecutionResult.Refused(RequestStep.Prepare, refusal.Errors), null);
        }
        catch
        {
            await open.DisposeAsync();
            throw;
        }
    }

    private static IReadOnlyList<string> MaskedColumns(OpenQuery query, TableRows rows)
    {
        var prefix = string.Concat(rows.Path.Select(key => key + ".")) + (rows.Unprefixed is { } unprefixed ? unprefixed + "." : "");
        return [.. MaskedFields.Of(query.Context, query.Fields).Select(path => path.StartsWith(prefix, StringComparison.Ordinal) ? path[prefix.Length..] : path)];
    }

    private GraphQLError TooLong(int? rows) =>
        new($"The table would have {(rows is null ? $"more than {options.MaxRows}" : rows)} rows; Export:MaxRows allows {options.MaxRows}. Narrow `where`, or raise the setting.")
        {
            Code = AnalyticsErrorCode.PaginationLimit,
        };

    private void Log(string reason, int rows) => Broken(logger, rows, reason);

    [LoggerMessage(1, LogLevel.Warning, "A table was broken off after {Rows} rows: {Reason}")]
    private static partial void Broken(ILogger logger, int rows, string reason);
}

/// <summary>A table that was opened, or why it was not. Exactly one of the two is set.</summary>
internal sealed record TableOpening(ExecutionResult? Refusal, OpenTable? Table);
