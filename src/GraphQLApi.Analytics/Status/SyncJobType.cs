using System.Linq.Expressions;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Status;

/// <summary>A mistake that people can act on.</summary>
internal sealed record UserError(string Code, string Message, IReadOnlyList<string>? Field);

/// <summary>The field table of <c>SyncJob</c>, in the order of the contract.</summary>
internal static class SyncJobType
{
    public const string Name = "SyncJob";

    private const string ErrorDescription = "Why it failed; null where it did not.";
    private const string LeftDescription = "Seconds until it is done at its speed so far; null where that cannot be said.";

    private static readonly RowColumn[] Key = [RowColumn.Of((SyncJobRow row) => row.JobId)];

    public static ObjectType UserError { get; } = new RecordType<UserError>(
        "UserError", "A mistake or failure that people can act on.",
        () =>
        [
            RecordType<UserError>.Field("code", Leaf.String.NonNull(), error => error.Code, "One of the codes in README's table, such as UPSTREAM_UNAUTHORIZED."),
            RecordType<UserError>.Field("message", Leaf.String.NonNull(), error => error.Message, "What is wrong and what to do, without personal data."),
            RecordType<UserError>.Field("field", Leaf.String.NonNull().List(), error => error.Field, "Path to the input that is meant, such as `input`, `from`; null where none is."),
        ]).ObjectType;

    public static RowType<SyncJobRow> Create(AnalyticsTypes types) => new(
        Name, "A piece of reading work: a backfill, a settling pass, or what a query asked for.", Key, Fields, () => [types.Node])
    {
        DefaultOrder = RowType<SyncJobRow>.NewestFirst(row => row.StartedAt, Key),
    };

    private static IReadOnlyList<RowField> Fields() =>
    [
        new GlobalIdField(Name, Key),
        Column("kind", row => row.Kind, "What asked for it."),
        Column("state", row => row.State, "Where it stands."),
        Column("from", row => row.From, "Begin of the session starts to read. UTC, inclusive."),
        Column("to", row => row.To, "End of the session starts to read. UTC, exclusive."),
        Column("windowsTotal", row => row.WindowsTotal, "Windows known so far; grows where one has to be cut."),
        Column("windowsDone", row => row.WindowsDone, "Windows read and written."),
        Column("recordsFetched", row => row.RecordsFetched, "Distinct vendor records read."),
        Column("recordsChanged", row => row.RecordsChanged, "Sessions whose content was new or changed."),
        Column("upstreamCalls", row => row.UpstreamCalls, "Calls to the vendor, retries included."),
        Column("progress", row => row.Progress, "0 to 1; never falls."),
        new ComputedField("estimatedSecondsLeft", SecondsLeft, LeftDescription),
        Column("startedAt", row => row.StartedAt, "When it began. UTC."),
        Column("finishedAt", row => row.FinishedAt, "When it ended. UTC; null while it runs."),
        new ComputedField("error", Error, ErrorDescription),
    ];

    private static FieldDefinition SecondsLeft() => new("estimatedSecondsLeft", Leaf.Float)
    {
        Description = LeftDescription,
        ResolveObject = context => ValueTask.FromResult<object?>(SyncJobs.EstimateSecondsLeft((SyncJobRow)context.Source, context.Request.StartedAt.UtcDateTime)),
        Tag = new FieldTag(RowColumns<SyncJobRow>.All),
    };

    private static FieldDefinition Error() => new("error", UserError)
    {
        Description = ErrorDescription,
        Resolve = source => source is SyncJobRow { ErrorCode: { } code } row ? new UserError(code, row.ErrorMessage ?? code, null) : null,
        Tag = new FieldTag(RowColumns<SyncJobRow>.Of(row => row.ErrorCode, row => row.ErrorMessage)),
    };

    private static ColumnField Column<T>(string name, Expression<Func<SyncJobRow, T>> value, string description) => new(name, RowColumn.Of(value), description);
}
