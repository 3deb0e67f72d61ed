using System.Linq.Expressions;
using GraphQLApi.Analytics.Children;
using GraphQLApi.Analytics.Coverage;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Projection;
using GraphQLApi.Analytics.Queries;
using GraphQLApi.Cache;
using GraphQLApi.Engine.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Analytics.Nodes;

/// <summary>Finds objects of one type by key, a whole list of them in one statement.</summary>
internal abstract class NodeLookup(string typeName)
{
    public string TypeName { get; } = typeName;

    /// <summary>Says what may have to be fetched for a key; synchronous, before anything is read.</summary>
    public abstract Announcement? Announce(FieldContext context, string key);

    /// <summary>One object or null for each id, all of this type.</summary>
    public abstract Task<IReadOnlyList<object?>> ReadAsync(FieldContext context, Announcement? need, IReadOnlyList<GlobalId> ids);
}

/// <summary>See <see cref="NodeLookup"/>.</summary>
/// <param name="type">Whose rows.</param>
/// <param name="announce">Of types that are read through from the vendor; throws where the caller may not ask at all.</param>
internal sealed class NodeLookup<TRow>(RowType<TRow> type, Func<FieldContext, string, Announcement?>? announce = null) : NodeLookup(type.Name)
    where TRow : class, new()
{
    private readonly ChildRows<TRow> rows = new(new RowLink<TRow>((Expression<Func<TRow, string?>>)type.Key[0].Value), []);

    public override Announcement? Announce(FieldContext context, string key) => announce?.Invoke(context, key);

    public override async Task<IReadOnlyList<object?>> ReadAsync(FieldContext context, Announcement? need, IReadOnlyList<GlobalId> ids)
    {
        var keys = ids.Select(id => id.Split(type.Key.Count - 1)).ToArray();
        var texts = keys.OfType<object[]>().Select(key => (string)key[0]).Distinct(StringComparer.Ordinal).ToArray();
        var columns = SelectedColumns.Of(context.Selection.Select(type.ObjectType)) | type.KeyColumns;
        var queries = context.Services.GetRequiredService<CompiledQueries>();
        var found = await Announcements.ReadAsync(
            context, need, (db, cancellationToken) => ChildReader.QueryAsync(queries, db, rows, texts, columns, cancellationToken)).ConfigureAwait(false);
        return Array.ConvertAll<object[]?, object?>(
            keys, key => key is null ? null : found.Find(row => type.Key.Select(column => column.Read(row)).SequenceEqual(key)));
    }
}
