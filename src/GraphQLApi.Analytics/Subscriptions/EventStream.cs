using System.Runtime.CompilerServices;
using GraphQLApi.Analytics.Coverage;
using GraphQLApi.Cache;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Subscriptions;

/// <summary>Turns what the cache tells into the events of a subscription; the cache's failures become the client's error.</summary>
internal static class EventStream
{
    public static IAsyncEnumerable<object?> Of<T>(FieldContext context, IAsyncEnumerable<T> source)
        where T : class =>
        ReadAsync(source, context.CancellationToken);

    private static async IAsyncEnumerable<object?> ReadAsync<T>(IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        var items = source.GetAsyncEnumerator(cancellationToken);
        await using (items.ConfigureAwait(false))
        {
            while (await MoveAsync(items).ConfigureAwait(false))
            {
                yield return items.Current;
            }
        }
    }

    private static async ValueTask<bool> MoveAsync<T>(IAsyncEnumerator<T> items)
    {
        try
        {
            return await items.MoveNextAsync().ConfigureAwait(false);
        }
        catch (CacheException exception)
        {
            throw Announcements.Error(exception.Failure);
        }
    }
}
