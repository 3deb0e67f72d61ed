using GraphQLApi.Cache.Database;
using GraphQLApi.Server.Demo;
using GraphQLApi.Server.Settings;

namespace GraphQLApi.Server.Commands;

/// <summary>What a verb works with that reads or writes the cache itself: the database, open and of today's form, and in the demo the vendor that answers.</summary>
internal sealed class VerbServices : IAsyncDisposable
{
    private readonly IAsyncDisposable? account;
    private readonly ServiceProvider provider;

    private VerbServices(IAsyncDisposable? account, ServiceProvider provider) => (this.account, this.provider) = (account, provider);

    /// <summary>The services; alive until this is disposed.</summary>
    public IServiceProvider Provider => provider;

    /// <param name="context">The verb's.</param>
    /// <param name="build">Which services it needs: one of <see cref="ServerBuilder"/>'s.</param>
    /// <param name="cancellationToken">Stops waiting for the database.</param>
    /// <exception cref="SettingsException">The configuration cannot be used.</exception>
    public static async Task<VerbServices> OpenAsync(
        CommandContext context, Func<ServerSettings, TimeProvider, ServiceProvider> build, CancellationToken cancellationToken)
    {
        var settings = context.ReadSettings();
        var account = settings.IsDemo ? await DemoAccount.StartAsync(settings.Demo, settings.Upstream, context.Time, cancellationToken) : null;
        var opened = new VerbServices(account, build(settings, context.Time));
        try
        {
            await opened.provider.GetRequiredService<CacheDatabase>().OpenAsync(cancellationToken);
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        if (account is not null)
            await account.DisposeAsync();
    }
}
