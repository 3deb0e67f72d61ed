using System.Linq.Expressions;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Filtering;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Children;

/// <summary>A list of small things that stand in rows of their own (tags, skills, dispositions, intents): read whole, for all rows of a level at once.</summary>
internal sealed class PartListField<TRow, TChild>(
    string name, NamedType element, Func<InputObjectType> filterInput, ListFilter filter,
    RowLink<TRow> link, ChildRows<TChild> children, Func<TChild, object> read, string description) : RowField(name, description)
    where TRow : class, new()
    where TChild : class, new()
{
    public override (Func<InputObjectType> Type, FilterField Meaning)? Filter { get; } = (filterInput, filter);

    public override FieldDefinition Define() => new(Name, element.NonNull().List().NonNull())
    {
        Description = Description,
        ResolveBatch = ResolveAsync,
        Tag = new FieldTag(link.Columns, Personal),
    };

    /// <summary>Conditions on elements that are objects with these columns.</summary>
    public static ListFilter Objects(Expression<Func<TRow, IEnumerable<TChild>>> list, IReadOnlyList<(string Name, RowColumn Column)> columns) =>
        new(list, () => new ObjectFilter("", null, isOptional: false, () => RowPart.Filters(columns)));

    /// <summary>Conditions on elements that are one text each.</summary>
    public static ListFilter Texts(Expression<Func<TRow, IEnumerable<TChild>>> list, Expression<Func<TChild, string>> text) =>
        new(list, () => new ColumnFilter(text));

    private async ValueTask<IReadOnlyList<object?>> ResolveAsync(BatchResolveContext context)
    {
        var keys = context.Sources.Select(source => link.Read((TRow)source)).ToArray();
        var texts = keys.OfType<RowKey>().Select(key => key.Text).Distinct(StringComparer.Ordinal).ToArray();
        var found = await ChildReader.ReadAsync(context, children, texts, RowColumns<TChild>.All).ConfigureAwait(false);
        return Array.ConvertAll<RowKey?, object?>(keys, key => key is { } known ? found[known].Select(read).ToArray() : []);
    }
}
