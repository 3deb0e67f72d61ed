using System.Runtime.CompilerServices;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Cache;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Analytics.Coverage;

/// <summary>
/// Tells the cache which time a request needs before anything is read: the root field's own and that of every connection below it, so that one
/// snapshot serves the whole request. Root resolvers call it synchronously, first of all.
/// </summary>
internal static class Announcements
{
    private static readonly ConditionalWeakTable<object, StrongBox<bool>> Asking = [];

    public static void Announce(FieldContext context)
    {
        var freshness = Begin(context);
        Walk(context.Selection, context.Request, freshness);
    }

    /// <summary>As <see cref="Announce"/> for a field that has announced its own range by <see cref="Of"/>.</summary>
    public static void AnnounceBelow(FieldContext context)
    {
        var freshness = Begin(context);
        WalkBelow(context.Selection, context.Request, freshness);
    }

    /// <summary>The announcement of one range that a field's own place in the document asks about.</summary>
    public static Announcement Of(FieldContext context, AskedRange range) =>
        (Announcement)context.Request.Items.GetOrAdd(
            Place(context.Selection, range), static (_, state) => Cache(state.context).Announce(state.range, FreshnessDirective.Of(state.context.Request)), (context, range))!; // the factory never answers null

    public static CacheRequest Cache(FieldContext context) => context.Services.GetRequiredService<CacheRequest>();

    /// <summary>Reads what rests on an announced need; the cache's failures become the client's errors here and nowhere else.</summary>
    public static async Task<T> ReadAsync<T>(FieldContext context, Announcement? need, Func<CacheDbContext, CancellationToken, Task<T>> read)
    {
        try
        {
            return need is null
                ? await Cache(context).ReadAsync(read, context.CancellationToken).ConfigureAwait(false)
                : await Cache(context).ReadAsync(need, read, context.CancellationToken).ConfigureAwait(false);
        }
        catch (CacheException exception)
        {
            throw Error(exception.Failure);
        }
    }

    public static GraphQLException Error(SyncFailure failure) => new(failure.Message, failure.Code);

    private static Freshness Begin(FieldContext context)
    {
        Cache(context).HasNoOthers = context.Request.RootFields == 1;
        return FreshnessDirective.Of(context.Request);
    }

    private static void Walk(SelectedField field, RequestContext request, Freshness freshness)
    {
        if (FieldTag.Of(field.Field).Asked is { } asked)
        {
            try
            {
                foreach (var range in asked(field.Arguments, request.StartedAt))
                {
                    request.Items.GetOrAdd(Place(field, range), _ => request.Services.GetRequiredService<CacheRequest>().Announce(range, freshness));
                }
            }
            catch (GraphQLException)
            {
                return; // wrong arguments fail their own field when it is resolved, not the root
            }
        }

        WalkBelow(field, request, freshness);
    }

    private static void WalkBelow(SelectedField field, RequestContext request, Freshness freshness)
    {
        if (!AsksBelow(field, request.Schema))
        {
            return;
        }

        foreach (var inner in Below(field, request.Schema))
        {
            Walk(inner, request, freshness);
        }
    }

    // Found out once for each place of a document: most have nothing below that asks about a time of its own.
    private static bool AsksBelow(SelectedField field, Schema schema)
    {
        if (!Asking.TryGetValue(field.CacheKey, out var asks))
        {
            Asking.AddOrUpdate(field.CacheKey, asks = new(Below(field, schema).Any(inner => FieldTag.Of(inner.Field).Asked is not null || AsksBelow(inner, schema))));
        }

        return asks.Value;
    }

    private static IEnumerable<SelectedField> Below(SelectedField field, Schema schema)
    {
        IReadOnlyCollection<ObjectType> types = field.Field.Type.Named switch
        {
            ObjectType type => [type],
            AbstractType type => schema.PossibleTypes(type),
            _ => [],
        };
        return types.SelectMany(field.Select);
    }

    // The same place of the document may stand under two keys of one request only where arguments are equal.
    private static (string, object, AskedRange) Place(SelectedField field, AskedRange range) => (nameof(Announcements), field.CacheKey, range);
}
