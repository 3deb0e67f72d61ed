using System.Linq.Expressions;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Filtering;
using GraphQLApi.Analytics.Projection;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Children;

/// <summary>A list that leads through a table of pairs: one statement for the pairs of a level, one for what they lead to.</summary>
internal sealed class ThroughField<TRow, TPair, TTarget>(
    string name, Func<RowType<TTarget>> target, Expression<Func<TRow, IEnumerable<TTarget>>> navigation,
    RowLink<TRow> link, ChildRows<TPair> pairs, RowLink<TPair> pairTarget, RowLink<TTarget> targetLink, string description) : RowField(name, description)
    where TRow : class, new()
    where TPair : class, new()
    where TTarget : class, new()
{
    // The contract's bound for lists that are no connections.
    private const int Most = 1000;

    private readonly ChildRows<TTarget> targets = new(targetLink, []);

    public override (Func<InputObjectType> Type, FilterField Meaning)? Filter { get; } =
        (() => target().ListFilterInput, new ListFilter(navigation, () => new ObjectFilter(name, null, isOptional: false, () => target().Filters)));

    public override FieldDefinition Define() => new(Name, target().ObjectType.NonNull().List())
    {
        Description = Description,
        ResolveBatch = ResolveAsync,
        Tag = new FieldTag(link.Columns),
    };

    private async ValueTask<IReadOnlyList<object?>> ResolveAsync(BatchResolveContext context)
    {
        var keys = context.Sources.Select(source => link.Read((TRow)source)).ToArray();
        var found = await ChildReader.ReadAsync(context, pairs, Texts(keys), RowColumns<TPair>.All).ConfigureAwait(false);
        var led = keys.OfType<RowKey>().Distinct().SelectMany(key => found[key].Take(Most)).Select(pairTarget.Read);
        var rows = await ChildReader.ReadAsync(context, targets, Texts(led), SelectedColumns.Of(context.Selection.Select())).ConfigureAwait(false);
        // One list for all that lead alike: below other lists the same few come thousands of times.
        var lists = keys.OfType<RowKey>().Distinct().ToDictionary(key => key, key => found[key].Take(Most).SelectMany(pair => rows[pairTarget.Read(pair)!.Value]).ToArray());
        return Array.ConvertAll<RowKey?, object?>(keys, key => key is { } known ? lists[known] : Array.Empty<TTarget>());
    }

    private static string[] Texts(IEnumerable<RowKey?> keys) => [.. keys.OfType<RowKey>().Select(key => key.Text).Distinct(StringComparer.Ordinal)];
}
