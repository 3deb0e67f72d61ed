using GraphQLApi.Analytics.Access;
using GraphQLApi.Analytics.Children;
using GraphQLApi.Analytics.Coverage;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Filtering;
using GraphQLApi.Analytics.Queries;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Engine.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Analytics.Paging;

/// <summary>A field that pages through the rows of a type, at the root or below a parent.</summary>
internal sealed class ConnectionField<TRow>(RowType<TRow> type, ObjectType connection, AnalyticsOptions options, bool hasArguments = true)
    where TRow : class, new()
{
    /// <summary>All rows; where they are everybody's alike (<paramref name="isWhole"/>), only for callers without row limits.</summary>
    public FieldDefinition AtRoot(string name, string description, bool isWhole = false) => new(name, connection)
    {
        Description = description,
        Arguments = Arguments(),
        ResolveObject = isWhole ? WholeCache.Only(ResolveAsync) : ResolveAsync,
        CostMultiplier = CostMultipliers.Connection(options.DefaultPageSize, options.MaxPageSize),
        Tag = new FieldTag(default(ColumnSet), Asked: Asked),
    };

    /// <summary>The rows of one parent, for all parents of a level at once.</summary>
    public FieldDefinition Below<TParent>(string name, RowLink<TParent> parent, RowLink<TRow> child, string description)
        where TParent : class => new(name, connection)
    {
        Description = description,
        Arguments = Arguments(),
        ResolveBatch = context => ResolveManyAsync(context, parent, child),
        CostMultiplier = CostMultipliers.Connection(options.DefaultPageSize, options.MaxPageSize),
        Tag = new FieldTag(parent.Columns, Asked: Asked),
    };

    private Func<ArgumentValues, DateTimeOffset, IReadOnlyList<AskedRange>>? Asked => type.Time is null ? null : (arguments, _) =>
    {
        var parameters = new QueryParameters();
        return [Range(FilterCompiler.Bind(type.Filters, arguments.Object("where"), parameters), parameters)];
    };

    private async ValueTask<object?> ResolveAsync(ResolveContext context)
    {
        var selection = PageSelection.Of(context.Selection);
        var reader = new PageReader<TRow>(type, context.Arguments, selection, options);
        var range = type.Time is null ? null : Range(reader.Filter, reader.Parameters);
        var need = range is null ? null : Announcements.Of(context, range);
        Announcements.AnnounceBelow(context);
        var walk = RowWalk.Of(context.Request);
        var page = await Announcements.ReadAsync(
            context, need,
            (db, cancellationToken) => walk is null
                ? reader.ReadAsync(Queries(context), db, null, null, cancellationToken)
                : walk.ReadAsync(reader, Queries(context), db, cancellationToken)).ConfigureAwait(false);
        if (walk is not null && range is not null)
        {
            // Once: later pieces come of the same snapshot.
            walk.Coverage ??= await Announcements.Cache(context).CoverageAsync(range, context.CancellationToken).ConfigureAwait(false);
            return page with { Coverage = walk.Coverage };
        }

        return await CoveredAsync(context, page, selection, range).ConfigureAwait(false);
    }

    private async ValueTask<IReadOnlyList<object?>> ResolveManyAsync<TParent>(BatchResolveContext context, RowLink<TParent> parent, RowLink<TRow> child)
        where TParent : class
    {
        var selection = PageSelection.Of(context.Selection);
        var reader = new PageReader<TRow>(type, context.Arguments, selection, options);
        var range = Range(reader.Filter, reader.Parameters);
        var keys = context.Sources.Select(source => parent.Read((TParent)source)!.Value.Text).ToArray();
        var distinct = keys.Distinct(StringComparer.Ordinal).ToArray();
        var pages = await Announcements.ReadAsync(
            context, Announcements.Of(context, range),
            async (db, cancellationToken) => distinct.Length == 1
                ? new Dictionary<string, Connection>(StringComparer.Ordinal)
                {
                    [distinct[0]] = await reader.ReadAsync(Queries(context), db, child, distinct[0], cancellationToken).ConfigureAwait(false),
                }
                : await reader.ReadManyAsync(Queries(context), db, child, distinct, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        var report = selection.Coverage ? await Announcements.Cache(context).CoverageAsync(range, context.CancellationToken).ConfigureAwait(false) : null;
        return Array.ConvertAll<string, object?>(keys, key => pages[key] with { Coverage = report });
    }

    private static async Task<Connection> CoveredAsync(FieldContext context, Connection page, PageSelection selection, AskedRange? range) =>
        selection.Coverage && range is not null
            ? page with { Coverage = await Announcements.Cache(context).CoverageAsync(range, context.CancellationToken).ConfigureAwait(false) }
            : page;

    private AskedRange Range(BoundFilter filter, QueryParameters parameters) =>
        AskedRanges.Of(filter.Root, type.Time!.Member, type.LooksBack, parameters.Values);

    private static CompiledQueries Queries(FieldContext context) => context.Services.GetRequiredService<CompiledQueries>();

    private IReadOnlyList<ArgumentDefinition> Arguments() =>
    [
        new("first", Leaf.Int) { Description = $"Returns the first _n_ elements from the list. Without `first` and `last`: {options.DefaultPageSize}; at most {options.MaxPageSize}." },
        new("after", Leaf.String) { Description = "Returns the elements in the list that come after the specified cursor." },
        new("last", Leaf.Int) { Description = $"Returns the last _n_ elements from the list; at most {options.MaxPageSize}." },
        new("before", Leaf.String) { Description = "Returns the elements in the list that come before the specified cursor." },
        .. hasArguments
            ? new ArgumentDefinition[]
            {
                new("where", type.FilterInput) { Description = "Conditions that all have to hold. Bounds on the time field also say which time the vendor has to be asked for." },
                new("order", type.SortInput.NonNull().List()) { Description = "Sort keys, the first one first; closed by the key, so that no two elements are equal." },
            }
            : [],
    ];
}
