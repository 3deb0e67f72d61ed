using System.Linq.Expressions;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Filtering;
using GraphQLApi.Analytics.Projection;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Children;

/// <summary>A list of rows that belong to a row: read for all rows of a level at once.</summary>
internal sealed class ToManyField<TRow, TChild>(
    string name, bool isNullable, Func<RowType<TChild>> child, Expression<Func<TRow, IEnumerable<TChild>>> navigation,
    RowLink<TRow> link, ChildRows<TChild> children, string description) : RowField(name, description)
    where TRow : class, new()
    where TChild : class, new()
{
    public override (Func<InputObjectType> Type, FilterField Meaning)? Filter { get; } =
        (() => child().ListFilterInput, new ListFilter(navigation, () => new ObjectFilter(name, null, isOptional: false, () => child().Filters)));

    public override FieldDefinition Define()
    {
        var list = child().ObjectType.NonNull().List();
        return new(Name, isNullable ? list : list.NonNull())
        {
            Description = Description,
            ResolveBatch = ResolveAsync,
            Tag = new FieldTag(link.Columns, Personal),
        };
    }

    private async ValueTask<IReadOnlyList<object?>> ResolveAsync(BatchResolveContext context)
    {
        var keys = context.Sources.Select(source => link.Read((TRow)source)).ToArray();
        var texts = keys.OfType<RowKey>().Select(key => key.Text).Distinct(StringComparer.Ordinal).ToArray();
        var found = await ChildReader.ReadAsync(context, children, texts, SelectedColumns.Of(context.Selection.Select())).ConfigureAwait(false);
        return Array.ConvertAll<RowKey?, object?>(keys, key => key is { } known ? found[known] : Array.Empty<TChild>());
    }
}
