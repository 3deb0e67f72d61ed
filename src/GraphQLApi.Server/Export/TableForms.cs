using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Http;
using GraphQLApi.Engine.Response;
using GraphQLApi.Engine.Response.Tables;

namespace GraphQLApi.Server.Export;

/// <summary>Tables over HTTP: <c>Accept: text/csv</c> and <c>Accept: application/x-ndjson</c>.</summary>
internal static class TableForms
{
    public static IReadOnlyList<AnswerForm> Of(TableExport export) =>
    [
        new("text/csv", request => OpenAsync(export, TableFormat.Csv, request)),
        new("application/x-ndjson", request => OpenAsync(export, TableFormat.Ndjson, request)),
    ];

    private static async Task<FormAnswer> OpenAsync(TableExport export, TableFormat format, FormRequest request)
    {
        var options = TableParameters.Read(format, request.Parameters);
        var opening = await export.OpenAsync(request.Request, format, options, request.Services, request.Configure, countsRows: false, request.ClientGone);
        return opening.Table is { } table
            ? new FormAnswer { Headers = [.. TableHeaders.Of(table, format)], Body = BodyAsync(table) }
            : new FormAnswer { Refusal = opening.Refusal, Status = StatusOf(opening.Refusal!) }; // one of the two is set
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> BodyAsync(OpenTable table)
    {
        await using (table)
        {
            await foreach (var piece in table.ReadAsync())
                yield return piece;
        }
    }

    // A reader of tables takes any 200 for one, so an answer with errors is never 200, whether execution began or not.
    private static int StatusOf(ExecutionResult refusal) => refusal.Errors[0].Code switch
    {
        ErrorCode.Internal => StatusCodes.Status500InternalServerError,
        ErrorCode.RequestTimedOut => StatusCodes.Status504GatewayTimeout,
        ErrorCode.RateLimited => StatusCodes.Status429TooManyRequests,
        "COVERAGE_INCOMPLETE" => StatusCodes.Status409Conflict,
        { } code when code.StartsWith("UPSTREAM_", StringComparison.Ordinal) || code == "DATABASE_UNAVAILABLE" => StatusCodes.Status503ServiceUnavailable,
        { } code when code.StartsWith("AUTH_", StringComparison.Ordinal) => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status400BadRequest,
    };
}
