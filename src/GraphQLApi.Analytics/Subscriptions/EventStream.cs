using System.Runtime.CompilerServices;
using GraphQLApi.Analytics.Coverage;
using GraphQLApi.Cache;
using GraphQLApi.Engine.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Analytics.Subscriptions;

/// <summary>Turns what the cache tells into the events of a subscription: each in a scope of its own, so that it is answered from a snapshot of its own.</summary>
internal static class EventStream
{
    public static IAsyncEnumerable<object?> Of<T>(FieldContext context, IAsyncEnumerable<T> source)
        where T : class =>
        ReadAsync(context.Services.GetRequiredService<IServiceScopeFactory>(), source, context.CancellationToken);

    private static async IAsyncEnumerable<object?> ReadAsync<T>(
        IServiceScopeFactory scopes, IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        var items = source.GetAsyncEnumerator(cancellationToken);
        await using (items.ConfigureAwait(false))
        {
            while (await MoveAsync(items).ConfigureAwait(false))
            {
                var scope = scopes.CreateAsyncScope();
                yield return new SourceEvent(items.Current, scope.ServiceProvider, scope);
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
