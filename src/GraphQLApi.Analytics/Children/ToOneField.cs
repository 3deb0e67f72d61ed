using System.Linq.Expressions;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Filtering;
using GraphQLApi.Analytics.Projection;
using GraphQLApi.Analytics.Sorting;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Children;

/// <summary>One object that a row leads to: read for all rows of a level at once, each distinct one once.</summary>
internal sealed class ToOneField<TRow, TTarget>(
    string name, bool isNullable, Func<RowType<TTarget>> target, Expression<Func<TRow, TTarget?>>? navigation,
    RowLink<TRow> link, RowLink<TTarget> targetLink, string description) : RowField(name, description)
    where TRow : class, new()
    where TTarget : class, new()
{
    private readonly ChildRows<TTarget> rows = new(targetLink, []);

    public override (Func<InputObjectType> Type, FilterField Meaning)? Filter { get; } = navigation is null
        ? null
        : (() => target().FilterInput, new ObjectFilter(name, navigation, isNullable, () => target().Filters));

    public override (Func<NamedType> Type, SortField Meaning)? Sort { get; } = navigation is null
        ? null
        : (() => target().SortInput, new ObjectSort(navigation, isNullable, () => target().Sorts));

    public override FieldDefinition Define() => new(Name, isNullable ? target().ObjectType : target().ObjectType.NonNull())
    {
        Description = Description,
        ResolveBatch = ResolveAsync,
        Tag = new FieldTag(link.Columns),
    };

    private async ValueTask<IReadOnlyList<object?>> ResolveAsync(BatchResolveContext context)
    {
        var keys = new RowKey?[context.Sources.Count];
        var texts = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = link.Read((TRow)context.Sources[i]);
            if (keys[i] is { } key)
            {
                texts.Add(key.Text);
            }
        }

        var found = await ChildReader.ReadAsync(context, rows, texts, SelectedColumns.Of(context.Selection.Select())).ConfigureAwait(false);
        return Array.ConvertAll<RowKey?, object?>(keys, key => key is { } known ? found.First(known) : null);
    }
}
