using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Projection;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Children;

/// <summary>A row that something outside the tables names by key, for instance the vendor's detail: read for the whole level at once.</summary>
internal static class ReferenceField
{
    /// <param name="name">In the schema.</param>
    /// <param name="type">Whose rows.</param>
    /// <param name="isNullable">False where <paramref name="otherwise"/> always answers.</param>
    /// <param name="key">What the source names; null leads nowhere.</param>
    /// <param name="link">The key of the rows.</param>
    /// <param name="otherwise">Stands in where the cache has no such row.</param>
    /// <param name="description">In the schema.</param>
    public static FieldDefinition Define<TSource, TTarget>(
        string name, RowType<TTarget> type, bool isNullable, Func<TSource, string?> key, RowLink<TTarget> link, Func<TSource, TTarget?> otherwise, string description)
        where TSource : class
        where TTarget : class, new() => new(name, isNullable ? type.ObjectType : type.ObjectType.NonNull())
    {
        Description = description,
        ResolveBatch = async context =>
        {
            var keys = context.Sources.Select(source => key((TSource)source)).ToArray();
            var found = await ChildReader.ReadAsync(
                context, new ChildRows<TTarget>(link, []), [.. keys.OfType<string>().Distinct(StringComparer.Ordinal)],
                SelectedColumns.Of(context.Selection.Select())).ConfigureAwait(false);
            return [.. keys.Select((text, number) => text is null ? null : found.First(new RowKey(text, 0)) ?? otherwise((TSource)context.Sources[number]))];
        },
    };
}
